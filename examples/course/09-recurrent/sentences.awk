# What animals of a farm do all day: awk -f sentences.awk > sentences.csv
# What can be done depends on who does it, and where on what is done, so that there is something to remember.
function any(list,   words, count) {
    seed = (seed * 16807) % 2147483647
    count = split(list, words, " ")
    return words[1 + int(seed / 2147483647 * count)]
}

BEGIN {
    seed = 2024
    print "sentence"
    where["sleeps"] = "in_the_straw under_the_table by_the_fire"
    where["sings"] = "on_the_roof in_the_apple_tree"
    where["runs"] = "over_the_bridge through_the_rain after_the_cart"
    where["waits"] = "at_the_gate by_the_river"
    can["cat"] = can["dog"] = "sleeps runs waits"
    can["horse"] = "runs waits"
    can["robin"] = can["cock"] = "sings sleeps waits"
    for (row = 0; row < 400; row++) {
        who = any("cat dog horse robin cock")
        does = any(can[who])
        line = any("the_old the_young the our_grey one") " " who " " does " " any(where[does]) "."
        gsub("_", " ", line)
        print line
    }
}
