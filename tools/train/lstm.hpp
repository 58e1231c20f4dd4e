// A bidirectional LSTM layer over a time-major batch, forward and backward written out by hand.
// Rows are ordered by time and then by sentence, sentences by falling length: row(t, s) = base[t] + s, with active[t] sentences at t.
// Hochreiter and Schmidhuber 1997 with forget gates; tanh is the rational form x(27+x^2)/(27+9x^2), the same as in src/language/net.
#pragma once
#include <cblas.h>
#include <cmath>
#include <cstring>
#include <vector>

inline float softTanh(float x) {
  x = x > 3.f ? 3.f : (x < -3.f ? -3.f : x);
  float s = x * x;
  return x * (27.f + s) / (27.f + 9.f * s);
}
inline float softTanhSlope(float x) {
  float s = x * x;
  s = s > 9.f ? 9.f : s;
  float a = 9.f - s, b = 3.f + s;
  return a * a / (9.f * b * b);
}
inline float softSigmoid(float x) { return 0.5f + 0.5f * softTanh(0.5f * x); }
inline float softSigmoidSlope(float x) { return 0.25f * softTanhSlope(0.5f * x); }

inline void gemm(bool ta, bool tb, int m, int n, int k, const float* a, int lda, const float* b, int ldb, float beta, float* c, int ldc) {
  if (m == 0 || n == 0) return;
  cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, 1.f, a, lda, b, ldb, beta, c, ldc);
}

struct Steps {
  std::vector<int> base, active;
  int rows = 0;
};

/// Weights of one layer inside the flat parameter vector (offsets).
struct LstmWeights {
  size_t wx, b, wh[2];
  int in, hidden;
};

struct Lstm {
  std::vector<float> pre, gate, cell, dpre, previous;

  /// x [rows x in] -> h [rows x 2*hidden] (left-to-right in the first half).
  void forward(const LstmWeights& w, const float* p, const Steps& steps, const float* x, float* h) {
    const int H = w.hidden, G = 8 * H, rows = steps.rows;
    pre.resize((size_t)rows * G); gate.resize((size_t)rows * G); cell.resize((size_t)rows * 2 * H);
    for (int r = 0; r < rows; r++) memcpy(&pre[(size_t)r * G], p + w.b, sizeof(float) * G);
    gemm(false, false, rows, G, w.in, x, w.in, p + w.wx, G, 1.f, pre.data(), G);
    const int T = steps.active.size();
    for (int dir = 0; dir < 2; dir++) {
      for (int step = 0; step < T; step++) {
        int t = dir == 0 ? step : T - 1 - step, before = dir == 0 ? t - 1 : t + 1;
        int n = steps.active[t], row = steps.base[t];
        int carried = before < 0 || before >= T ? 0 : (steps.active[before] < n ? steps.active[before] : n);
        float* z = &pre[(size_t)row * G + dir * 4 * H];
        if (carried > 0)
          gemm(false, false, carried, 4 * H, H, h + (size_t)steps.base[before] * 2 * H + dir * H, 2 * H, p + w.wh[dir], 4 * H, 1.f, z, G);
        for (int s = 0; s < n; s++) {
          const float* zi = z + (size_t)s * G;
          float* g = &gate[(size_t)(row + s) * G + dir * 4 * H];
          float* c = &cell[(size_t)(row + s) * 2 * H + dir * H];
          float* out = h + (size_t)(row + s) * 2 * H + dir * H;
          const float* old = s < carried ? &cell[(size_t)(steps.base[before] + s) * 2 * H + dir * H] : nullptr;
          for (int j = 0; j < H; j++) {
            g[j] = softSigmoid(zi[j]); g[H + j] = softSigmoid(zi[H + j]);
            g[2 * H + j] = softTanh(zi[2 * H + j]); g[3 * H + j] = softSigmoid(zi[3 * H + j]);
          }
          if (old) for (int j = 0; j < H; j++) c[j] = g[H + j] * old[j] + g[j] * g[2 * H + j];
          else for (int j = 0; j < H; j++) c[j] = g[j] * g[2 * H + j];
          for (int j = 0; j < H; j++) out[j] = g[3 * H + j] * softTanh(c[j]);
        }
      }
    }
  }

  /// dh [rows x 2*hidden] is used up; adds to the gradients in g and writes dx [rows x in], but for the first `fixed` columns, which are not trained.
  void backward(const LstmWeights& w, const float* p, float* g, const Steps& steps, const float* x, const float* h, float* dh, float* dx, int fixed = 0) {
    const int H = w.hidden, G = 8 * H, rows = steps.rows, T = steps.active.size();
    dpre.resize((size_t)rows * G);
    previous.assign((size_t)rows * 2 * H, 0.f);
    std::vector<float> dc((size_t)rows * 2 * H, 0.f);
    for (int dir = 0; dir < 2; dir++) {
      for (int step = T - 1; step >= 0; step--) {
        int t = dir == 0 ? step : T - 1 - step, before = dir == 0 ? t - 1 : t + 1;
        int n = steps.active[t], row = steps.base[t];
        int carried = before < 0 || before >= T ? 0 : (steps.active[before] < n ? steps.active[before] : n);
        for (int s = 0; s < n; s++) {
          size_t r = row + s;
          const float* z = &pre[r * G + dir * 4 * H];
          const float* a = &gate[r * G + dir * 4 * H];
          const float* c = &cell[r * 2 * H + dir * H];
          const float* dout = dh + r * 2 * H + dir * H;
          float* dcell = &dc[r * 2 * H + dir * H];
          float* dz = &dpre[r * G + dir * 4 * H];
          const float* old = s < carried ? &cell[(size_t)(steps.base[before] + s) * 2 * H + dir * H] : nullptr;
          for (int j = 0; j < H; j++) {
            float d = dcell[j] + dout[j] * a[3 * H + j] * softTanhSlope(c[j]);
            dcell[j] = d;
            dz[3 * H + j] = dout[j] * softTanh(c[j]) * softSigmoidSlope(z[3 * H + j]);
            dz[j] = d * a[2 * H + j] * softSigmoidSlope(z[j]);
            dz[2 * H + j] = d * a[j] * softTanhSlope(z[2 * H + j]);
          }
          if (old) {
            float* dold = &dc[(size_t)(steps.base[before] + s) * 2 * H + dir * H];
            for (int j = 0; j < H; j++) {
              dz[H + j] = dcell[j] * old[j] * softSigmoidSlope(z[H + j]);
              dold[j] = dcell[j] * a[H + j];
            }
            memcpy(&previous[r * 2 * H + dir * H], h + (size_t)(steps.base[before] + s) * 2 * H + dir * H, sizeof(float) * H);
          } else {
            memset(dz + H, 0, sizeof(float) * H);
          }
        }
        if (carried > 0)
          gemm(false, true, carried, H, 4 * H, &dpre[(size_t)row * G + dir * 4 * H], G, p + w.wh[dir], 4 * H, 1.f, dh + (size_t)steps.base[before] * 2 * H + dir * H, 2 * H);
      }
      gemm(true, false, H, 4 * H, rows, &previous[dir * H], 2 * H, &dpre[dir * 4 * H], G, 1.f, g + w.wh[dir], 4 * H);
    }
    gemm(true, false, w.in, G, rows, x, w.in, dpre.data(), G, 1.f, g + w.wx, G);
    for (int r = 0; r < rows; r++) for (int j = 0; j < G; j++) g[w.b + j] += dpre[(size_t)r * G + j];
    gemm(false, true, rows, w.in - fixed, G, dpre.data(), G, p + w.wx + (size_t)fixed * G, G, 0.f, dx + fixed, w.in);
  }
};
