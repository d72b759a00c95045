# Makes the sample data of this folder: awk -f made.awk > credit.csv
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

BEGIN {
    state = 20141
    credit()
}
