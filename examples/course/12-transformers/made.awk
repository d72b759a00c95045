# Makes the sentences of this folder: awk -f made.awk > opinions.csv
# Random numbers are those of Park and Miller (1988), so that each awk makes the same rows.
function uniform() { state = (state * 16807) % 2147483647; return state / 2147483647 }
function pick(words,  list, n) { n = split(words, list, " "); return list[1 + int(n * uniform())] }

# What is said first is borne out by what is said then, so that words of praise and of blame can be told apart
# without any label. About one in a hundred has a label that training may see.
function sentence(good,  first, then) {
    first = pick(good ? praise : blame)
    then = pick(good ? likes : dislikes)
    if (uniform() < 0.5)
        return "the " pick(things) " was " first " and i " then " it"
    if (uniform() < 0.5)
        return "a " first " " pick(things) " which all of us " then
    return "we " then " this " pick(things) " because it is " first
}

BEGIN {
    state = 20141
    things = "soup bread coffee dessert salad staff waiter room view menu music terrace"
    praise = "excellent superb great lovely fresh perfect splendid fine"
    blame = "horrible awful rude stale cold dirty dreadful poor"
    likes = "enjoyed loved recommended liked"
    dislikes = "hated regretted returned avoided"
    print "text,good,labelled"
    for (row = 0; row < 1500; row++) {
        good = uniform() < 0.5
        print sentence(good) "," good "," (uniform() < 0.012 ? 1 : 0)
    }
}
