/** Does something once it has been quiet for a while. */
export class Later {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number, private readonly action: () => void) {}

  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.action, this.milliseconds);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
