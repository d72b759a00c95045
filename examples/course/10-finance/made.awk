# Makes the sample data of this folder:
#   awk -f made.awk > credit.csv
#   awk -v make=payments -f made.awk > payments.csv
#   awk -v make=sentences -f made.awk > sentences.txt
#   awk -v make=share -f made.awk > ../sample/apple/finance-charts-apple.csv
# Random numbers are those of Park and Miller (1988), so that each awk makes the same rows.
function uniform() { state = (state * 16807) % 2147483647; return state / 2147483647 }
function normal(  i, sum) { for (i = 0; i < 12; i++) sum += uniform(); return sum - 6 }
function pick(words,  list, n) { n = split(words, list, " "); return list[1 + int(n * uniform())] }

# Who earns more, asks for less, has worked longer and was never late pays back more often.
function credit(  row, income, amount, years, late, home, purpose, z) {
    print "income,amount,years,late,home,purpose,repaid"
    for (row = 0; row < 1200; row++) {
        income = exp(8 + 0.45 * normal())
        amount = income * exp(1.2 + 0.6 * normal())
        years = int(12 * uniform() * uniform() * 2.5)
        late = int(3.5 * uniform() * uniform() * uniform() * uniform() * 3)
        home = pick("owned rented rented parents")
        purpose = pick("car house study holiday")
        z = 2.2 + 1.2 * (log(income) - 8) - 0.28 * amount / income + 0.12 * years - 1.1 * late
        z += (home == "owned" ? 0.7 : 0) - (purpose == "holiday" ? 0.9 : 0)
        printf "%.0f,%.0f,%s,%d,%s,%s,%s\n", income, amount, uniform() < 0.05 ? "" : years, late, home, purpose,
            uniform() < 1 / (1 + exp(-2 * z)) ? "true" : "false"
    }
}

# Frauds are larger and come from farther away than most; a few honest payments are more so than any fraud.
function payments(  row, fraud, far) {
    print "amount,distance,fraud"
    for (row = 0; row < 4000; row++) {
        fraud = row % 25 == 0
        far = !fraud && uniform() < 0.05
        printf "%.2f,%.2f,%s\n", normal() * (far ? 0.5 : 1) + (far ? 6 : fraud ? 1.5 : 0),
            normal() * (far ? 0.5 : 1) + (far ? 4 : fraud ? 1.5 : 0), fraud ? "true" : "false"
    }
}

# What is good news depends on what has risen or fallen, and two things may have done both in one sentence.
function moved(thing, up) {
    return pick(thing) " " pick(up ? "rose grew increased climbed" : "fell shrank decreased dropped")
}
function news(good,  assets, burdens) {
    assets = "profit revenue sales orders margins dividends exports earnings"
    burdens = "costs losses debt expenses defaults complaints delays taxes"
    if (uniform() < 0.5) return uniform() < 0.5 ? moved(assets, good) : moved(burdens, !good)
    return uniform() < 0.5 ? moved(assets, good) " while " moved(burdens, !good) : \
        moved(burdens, !good) " while " moved(assets, good)
}
function fact(  kind) {
    kind = int(3 * uniform())
    if (kind == 0) return "the annual meeting is in " pick("March April May June")
    if (kind == 1) return "the head office is in " pick("Turin Porto Leeds Gdansk Graz")
    return pick("profit costs sales debt revenue expenses orders losses") " remained as they were"
}
function sentences(  row, mood, text) {
    for (row = 0; row < 1200; ) {
        mood = pick("good bad neutral")
        text = "At " pick("Alder Borea Cobalt Delos Egret Fjord Garnet Heron") " "
        text = text (mood == "neutral" ? fact() : news(mood == "good"))
        text = text pick("_today _in_spring _in_autumn _this_year _last_year _again") "."
        gsub(/_/, " ", text)
        gsub(/  /, " ", text)
        if (!(text in seen)) { print text "\t" mood; seen[text]; row++ }
    }
}

# A share that wanders at random: nothing can be learned from it, which is what it is there for.
function share(  day, first, last, high, low) {
    print "Date,AAPL.Open,AAPL.High,AAPL.Low,AAPL.Close,AAPL.Volume"
    last = 100
    for (day = 0; day < 420; day++) {
        first = last * exp(0.005 * normal())
        last = first * exp(0.01 * normal())
        high = (first > last ? first : last) * exp(0.004 * uniform())
        low = (first < last ? first : last) * exp(-0.004 * uniform())
        printf "%d-%02d-%02d,%.2f,%.2f,%.2f,%.2f,%.0f\n", 2015 + int(day / 252), 1 + int(day / 21) % 12, 1 + day % 21,
            first, high, low, last, 4e7 * exp(0.3 * normal())
    }
}

BEGIN {
    state = 20141
    if (make == "sentences") sentences()
    else if (make == "payments") payments()
    else if (make == "share") share()
    else credit()
}
