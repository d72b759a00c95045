# Houses that nobody has ever lived in: awk -f houses.awk > houses.csv
# A square foot costs 160 in the middle of the town and less with every mile; a bedroom is worth 9,000 by itself.
function uniform() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function normal(   i, sum) { for (i = 0; i < 12; i++) sum += uniform(); return sum - 6 }

BEGIN {
    seed = 2024
    print "square_feet,miles,bedrooms,price"
    for (row = 0; row < 600; row++) {
        feet = int(600 + 2600 * uniform())
        miles = int(250 * uniform()) / 10
        bedrooms = int(1 + feet / 800 + 1.5 * uniform())
        price = 30000 + 160 * feet * exp(-miles / 15) + 9000 * bedrooms + 8000 * normal()
        printf "%d,%.1f,%d,%d\n", feet, miles, bedrooms, price
    }
}
