/*
 * What a search of SMA crosses does, in C: the same averages, the same crossings, fills, fees, equity at every close of an open
 * trade, drawdown and Sharpe ratio. `cc -O2 -ffp-contract=off sma-cross.c -lm`.
 *
 * sma-cross FILE BARS FIRST_FAST FASTS FIRST_SLOW SLOWS TIMES [steps]: FILE holds opens, then closes, as doubles. Prints the mean
 * processor milliseconds of TIMES searches and the sums of the final equities, drawdowns, Sharpe ratios and trades of their runs. With `steps` it
 * steps from crossing to crossing as our kernel does, else from bar to bar, as one would write it down.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  double equity, drawdown, sharpe;
  int trades;
} Result;

static const double CASH = 10000, COMMISSION = 0.002, PERIODS = 252;

/* Of this process: what else runs on the machine does not count. */
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* Compensated (Neumaier), the oldest removed before the newest is added. */
static void sma(const double *values, int count, int period, double *out) {
  double sum = 0, lost = 0;
  for (int i = 0; i < count; i++) {
    if (i >= period) {
      double oldest = -values[i - period], less = sum + oldest;
      lost += fabs(sum) >= fabs(oldest) ? sum - less + oldest : oldest - less + sum;
      sum = less;
    }
    double more = sum + values[i];
    lost += fabs(sum) >= fabs(values[i]) ? sum - more + values[i] : values[i] - more + sum;
    sum = more;
    out[i] = i >= period - 1 ? (sum + lost) / period : NAN;
  }
}

static int side(const double *fast, const double *slow, int bar) {
  return (fast[bar] > slow[bar]) - (fast[bar] < slow[bar]);
}

static double sharpe(double sum, double squares, int count) {
  double mean = sum / count, spread = squares - sum * mean;
  return spread > 1e-14 * squares ? mean * sqrt(PERIODS) / sqrt(spread / (count - 1)) : NAN;
}

/* From bar to bar. */
static Result by_bar(const double *open, const double *close, int bars, const double *fast, const double *slow, int from) {
  double balance = CASH, entry = 0, units = 0, equity = CASH, peak = CASH, worst = 1, sum = 0, squares = 0;
  int trades = 0, order = 0, last = from > 0 ? side(fast, slow, from - 1) : 0;
  for (int bar = from; bar < bars; bar++) {
    if (order > 0 && units == 0) {
      units = floor(balance / (open[bar] * (1 + COMMISSION)));
      if (units > 0) {
        entry = open[bar];
        balance -= COMMISSION * units * entry;
      }
    } else if (order < 0 && units > 0) {
      balance += units * (open[bar] - entry) - COMMISSION * units * open[bar];
      units = 0;
      trades++;
    }
    double before = equity;
    equity = balance + units * (close[bar] - entry);
    double change = equity / before - 1;
    sum += change;
    squares += change * change;
    if (equity > peak) peak = equity;
    else if (equity < worst * peak) worst = equity / peak;
    int at = side(fast, slow, bar);
    order = last < 0 && at > 0 ? 1 : last > 0 && at < 0 ? -1 : 0;
    last = at;
  }
  return (Result){equity, worst - 1, sharpe(sum, squares, bars - 1), trades};
}

/* From crossing to crossing; bars count only while a trade is open. */
static Result by_step(const double *open, const double *close, int bars, const double *fast, const double *slow, int from) {
  double balance = CASH, entry = 0, units = 0, equity = CASH, peak = CASH, worst = 1, lowest = CASH, sum = 0, squares = 0;
  int trades = 0, last = from > 0 ? side(fast, slow, from - 1) : 0, bar = from, held = 0;
  for (;;) {
    if (last > 0) while (bar < bars && fast[bar] > slow[bar]) bar++;
    else if (last < 0) while (bar < bars && fast[bar] < slow[bar]) bar++;
    if (bar >= bars) break;
    int at = side(fast, slow, bar), crossed = last * at < 0 ? at : 0;
    last = at;
    int fill = ++bar;
    if (fill >= bars || crossed == 0) continue;
    if (crossed > 0 && units == 0) {
      units = floor(balance / (open[fill] * (1 + COMMISSION)));
      if (units > 0) {
        entry = open[fill];
        balance -= COMMISSION * units * entry;
        held = fill;
      }
    } else if (crossed < 0 && units > 0) {
      for (; held < fill; held++) {
        double before = equity;
        equity = balance + units * (close[held] - entry);
        if (equity > peak) peak = equity, lowest = worst * peak;
        else if (equity < lowest) worst = equity / peak, lowest = equity;
        double change = equity / before - 1;
        sum += change;
        squares += change * change;
      }
      balance += units * (open[fill] - entry) - COMMISSION * units * open[fill];
      units = 0;
      trades++;
      double change = balance / equity - 1;
      equity = balance;
      if (equity > peak) peak = equity, lowest = worst * peak;
      else if (equity < lowest) worst = equity / peak, lowest = equity;
      sum += change;
      squares += change * change;
    }
  }
  if (units > 0)
    for (; held < bars; held++) {
      double before = equity;
      equity = balance + units * (close[held] - entry);
      if (equity > peak) peak = equity, lowest = worst * peak;
      else if (equity < lowest) worst = equity / peak, lowest = equity;
      double change = equity / before - 1;
      sum += change;
      squares += change * change;
    }
  return (Result){equity, worst - 1, sharpe(sum, squares, bars - 1), trades};
}

int main(int argc, char **argv) {
  if (argc < 8) return 2;
  int bars = atoi(argv[2]), first_fast = atoi(argv[3]), fasts = atoi(argv[4]), first_slow = atoi(argv[5]), slows = atoi(argv[6]);
  int times = atoi(argv[7]), steps = argc > 8 && strcmp(argv[8], "steps") == 0;
  double *prices = malloc(2 * bars * sizeof(double)), *averages = malloc((size_t)(fasts + slows) * bars * sizeof(double));
  Result *results = malloc((size_t)fasts * slows * sizeof(Result));
  FILE *file = fopen(argv[1], "rb");
  if (!file || fread(prices, sizeof(double), 2 * bars, file) != (size_t)(2 * bars)) return 1;
  const double *open = prices, *close = prices + bars;
  int from = first_slow + slows - 2;
  double began = now();
  for (int time = 0; time < times; time++) {
    for (int i = 0; i < fasts; i++) sma(close, bars, first_fast + i, averages + (size_t)i * bars);
    for (int i = 0; i < slows; i++) sma(close, bars, first_slow + i, averages + (size_t)(fasts + i) * bars);
    for (int i = 0; i < fasts; i++)
      for (int j = 0; j < slows; j++) {
        const double *fast = averages + (size_t)i * bars, *slow = averages + (size_t)(fasts + j) * bars;
        results[i * slows + j] = steps ? by_step(open, close, bars, fast, slow, from) : by_bar(open, close, bars, fast, slow, from);
      }
  }
  double elapsed = (now() - began) / times;
  double equity = 0, drawdown = 0, ratios = 0;
  long trades = 0;
  for (int i = 0; i < fasts * slows; i++) {
    equity += results[i].equity;
    drawdown += results[i].drawdown;
    ratios += isnan(results[i].sharpe) ? 0 : results[i].sharpe;
    trades += results[i].trades;
  }
  printf("{\"ms\":%.6f,\"finalEquity\":%.17g,\"maxDrawdown\":%.17g,\"sharpeRatio\":%.17g,\"trades\":%ld}\n", elapsed, equity, drawdown, ratios, trades);
  return 0;
}
