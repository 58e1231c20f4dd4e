// Trains a chain of labels: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) by FTRL-proximal (McMahan et al. 2013).
//   chain ROWS WEIGHTS labels=7 seams=64 epochs=4 alpha=0.05 l1=2 l2=5 seed=7 without=-1 average=1
// ROWS (little endian): u32 features, u32 rows; a row is u32 words, i32 fold, u32 1 when scores are given, for every word u8 gold, u8 seam
// (padded to 4 bytes), the given scores (f32 words x labels: what an earlier pass gives, to which the weights add), for every word u32
// count and its feature numbers. WEIGHTS: f32 features x labels, then f32 seams x labels x labels.
// One thread, fixed seed. Labels are padded to 8 so that a feature's weights are one vector.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

constexpr int W = 8;
struct Row { const uint8_t *gold, *seam; const float *given; const uint32_t *counts; int words, fold; };
static double number(std::map<std::string, std::string> &o, const char *k) { if (!o.count(k)) { std::fprintf(stderr, "chain: %s= is missing\n", k); std::exit(2); } return std::atof(o[k].c_str()); }

int main(int argc, char **argv) {
  if (argc < 3) { std::fprintf(stderr, "usage: chain ROWS WEIGHTS name=value ...\n"); return 2; }
  std::map<std::string, std::string> o;
  for (int i = 3; i < argc; i++) { std::string s = argv[i]; auto e = s.find('='); o[s.substr(0, e)] = s.substr(e + 1); }
  const int L = number(o, "labels"), K = number(o, "seams"), epochs = number(o, "epochs"), without = number(o, "without"), average = number(o, "average");
  const float alpha = number(o, "alpha"), l1 = number(o, "l1"), l2 = number(o, "l2");
  // Cost of leaving a word of the gold unmarked, added to the score of O while training (softmax-margin; Gimpel & Smith 2010).
  const float margin = number(o, "margin");
  uint32_t state = (uint32_t)number(o, "seed");
  FILE *f = std::fopen(argv[1], "rb");
  if (!f) { std::fprintf(stderr, "chain: %s: no such file\n", argv[1]); return 1; }
  std::fseek(f, 0, SEEK_END); size_t bytes = std::ftell(f); std::fseek(f, 0, SEEK_SET);
  std::vector<uint32_t> data(bytes / 4);
  if (std::fread(data.data(), 4, data.size(), f) != data.size()) { std::fprintf(stderr, "chain: %s: cannot be read whole\n", argv[1]); return 1; }
  std::fclose(f);
  const uint32_t features = data[0], count = data[1];
  std::vector<Row> rows;
  const uint32_t *p = data.data() + 2;
  for (uint32_t r = 0; r < count; r++) {
    Row row; row.words = p[0]; row.fold = (int32_t)p[1]; const bool given = p[2] != 0; p += 3;
    row.gold = (const uint8_t *)p; p += (row.words + 3) / 4;
    row.seam = (const uint8_t *)p; p += (row.words + 3) / 4;
    row.given = given ? (const float *)p : nullptr; if (given) p += row.words * L;
    row.counts = p;
    for (int i = 0; i < row.words; i++) p += 1 + *p;
    if (row.words > 0 && row.fold != without) rows.push_back(row);
  }
  std::vector<float> w((size_t)features * W), z((size_t)features * W), n((size_t)features * W), sum((size_t)features * W);
  const size_t T = (size_t)K * L * L;
  std::vector<float> tw(T), tz(T), tn(T), tsum(T);
  std::vector<double> expected(T);
  auto allowed = [&](int a, int b) { return b == 0 || b % 2 == 1 || a == b || a == b - 1; };
  std::vector<float> score, forward, factor, backward, marginal;
  std::vector<double> scale;
  for (int epoch = 0; epoch < epochs; epoch++) {
    for (size_t i = rows.size(); i-- > 1;) { state ^= state << 13; state ^= state >> 17; state ^= state << 5; std::swap(rows[i], rows[state % (i + 1)]); }
    double loss = 0; size_t words = 0;
    for (const Row &row : rows) {
      const int N = row.words; words += N;
      score.assign((size_t)N * W, 0); factor.assign((size_t)N * W, 0); forward.assign((size_t)N * W, 0); backward.assign((size_t)N * W, 0); marginal.assign((size_t)N * W, 0); scale.assign(N, 0);
      const uint32_t *q = row.counts;
      for (int i = 0; i < N; i++) {
        const uint32_t c = *q++;
        float s[W] = {0};
        for (uint32_t k = 0; k < c; k++) { const float *r = &w[(size_t)q[k] * W]; for (int l = 0; l < W; l++) s[l] += r[l]; }
        q += c;
        if (row.given) for (int l = 0; l < L; l++) s[l] += row.given[i * L + l];
        if (row.gold[i] != 0) s[0] += margin;
        std::memcpy(&score[(size_t)i * W], s, sizeof s);
      }
      for (int i = 0; i < N; i++) {
        float top = score[i * W];
        for (int l = 1; l < L; l++) top = std::max(top, score[i * W + l]);
        loss += top;
        for (int l = 0; l < L; l++) factor[i * W + l] = std::exp(score[i * W + l] - top);
        double total = 0;
        for (int l = 0; l < L; l++) {
          double v = 0;
          if (i == 0) v = (l == 0 || l % 2 == 1) ? 1 : 0;
          else { const float *t = &tw[(size_t)row.seam[i] * L * L]; for (int b = 0; b < L; b++) if (allowed(b, l)) v += forward[(i - 1) * W + b] * std::exp(t[b * L + l]); }
          v *= factor[i * W + l]; forward[i * W + l] = v; total += v;
        }
        scale[i] = total; loss += std::log(total);
        for (int l = 0; l < L; l++) forward[i * W + l] /= total;
      }
      for (int l = 0; l < L; l++) backward[(size_t)(N - 1) * W + l] = 1;
      for (int i = N - 1; i >= 0; i--) {
        for (int l = 0; l < L; l++) marginal[i * W + l] = forward[i * W + l] * backward[i * W + l];
        if (i == 0) break;
        const size_t base = (size_t)row.seam[i] * L * L;
        for (int b = 0; b < L; b++) {
          double v = 0;
          for (int l = 0; l < L; l++) if (allowed(b, l)) {
            const double step = std::exp(tw[base + b * L + l]) * factor[i * W + l] * backward[i * W + l] / scale[i];
            v += step; expected[base + b * L + l] += step * forward[(i - 1) * W + b];
          }
          backward[(i - 1) * W + b] = v;
        }
        expected[base + row.gold[i - 1] * L + row.gold[i]] -= 1;
        loss -= tw[base + row.gold[i - 1] * L + row.gold[i]];
      }
      q = row.counts;
      for (int i = 0; i < N; i++) {
        const uint32_t c = *q++;
        float g[W] = {0}; float most = 0;
        for (int l = 0; l < L; l++) { g[l] = marginal[i * W + l] - (row.gold[i] == l ? 1.f : 0.f); most = std::max(most, std::fabs(g[l])); }
        loss -= score[i * W + row.gold[i]];
        if (most > 0.003f)
          for (uint32_t k = 0; k < c; k++) {
            const size_t at = (size_t)q[k] * W;
            float *wr = &w[at], *zr = &z[at], *nr = &n[at];
            for (int l = 0; l < W; l++) {
              const float square = g[l] * g[l], root = std::sqrt(nr[l] + square);
              const float next = zr[l] + g[l] - (root - std::sqrt(nr[l])) / alpha * wr[l];
              nr[l] += square; zr[l] = next;
              const float cut = std::fabs(next) - l1;
              const float size = cut / ((1 + root) / alpha + l2);
              wr[l] = cut > 0 ? (next > 0 ? -size : size) : 0.f;
            }
          }
        q += c;
      }
      for (int i = 1; i < N; i++) {
        const size_t base = (size_t)row.seam[i] * L * L;
        for (size_t at = base; at < base + L * L; at++) if (expected[at] != 0) {
          const float g = expected[at]; expected[at] = 0;
          const float root = std::sqrt(tn[at] + g * g);
          tz[at] += g - (root - std::sqrt(tn[at])) / alpha * tw[at];
          tn[at] = root * root;
          tw[at] = -tz[at] / ((1 + root) / alpha + 0.1f);
        }
      }
    }
    std::fprintf(stderr, "epoch %d: loss %.4f a word\n", epoch + 1, loss / words);
    if (epoch >= epochs - average) { for (size_t i = 0; i < w.size(); i++) sum[i] += w[i] / average; for (size_t i = 0; i < T; i++) tsum[i] += tw[i] / average; }
  }
  f = std::fopen(argv[2], "wb");
  if (!f) { std::fprintf(stderr, "chain: %s: cannot be written\n", argv[2]); return 1; }
  for (uint32_t i = 0; i < features; i++) std::fwrite(&sum[(size_t)i * W], 4, L, f);
  std::fwrite(tsum.data(), 4, T, f);
  std::fclose(f);
}
