package nnet.runtime.train;

import java.util.List;
import java.util.function.Consumer;
import nnet.runtime.diagnosis.HealthWarning;

/** Several listeners, told one after the other. */
public final class ListenerList implements TrainingListener {
  private final List<TrainingListener> listeners;

  public ListenerList(List<TrainingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<TrainingListener> what) {
    listeners.forEach(what);
  }

  @Override
  public void started(int epochs, int batches, int examples) {
    tell(each -> each.started(epochs, batches, examples));
  }

  @Override
  public void resumed(List<History.Epoch> epochs, int examples) {
    tell(each -> each.resumed(epochs, examples));
  }

  @Override
  public void entered(String stage) {
    tell(each -> each.entered(stage));
  }

  @Override
  public void stepped(int epoch, int examples, double loss) {
    tell(each -> each.stepped(epoch, examples, loss));
  }

  @Override
  public void reached(Snapshot snapshot) {
    tell(each -> each.reached(snapshot));
  }

  @Override
  public boolean isWaiting() {
    return listeners.stream().anyMatch(TrainingListener::isWaiting);
  }

  @Override
  public void finished(History.Epoch epoch) {
    tell(each -> each.finished(epoch));
  }

  @Override
  public void warned(HealthWarning warning) {
    tell(each -> each.warned(warning));
  }

  @Override
  public void interrupted() {
    tell(TrainingListener::interrupted);
  }

  @Override
  public void failed() {
    tell(TrainingListener::failed);
  }

  @Override
  public void ended(History history) {
    tell(each -> each.ended(history));
  }
}
