// The network of src/language/net with its backward pass: word features, two bidirectional LSTM layers, and heads for tags, arcs, relations and names.
// Arcs and relations: deep biaffine attention (Dozat and Manning 2017). Everything is trained jointly; tags are not fed to the parser.
#pragma once
#include "data.hpp"
#include "lstm.hpp"
#include <random>
#include <string>

struct Sizes {
  int hidden = 160, arc = 112, relation = 40, nameHidden = 64;
  int form = 48, ending2 = 12, ending3 = 20, ending4 = 20, beginning3 = 12, shape = 12, group = 32;
  float dropInput = 0.22f, dropLayer = 0.33f, dropHead = 0.33f, dropVector = 0.04f, dropForm = 0.25f;
};

struct Parameter { std::string name; size_t at; int rows, columns; };

struct Network {
  const Data& data;
  Sizes z;
  std::vector<Parameter> list;
  std::vector<float> p, g;
  size_t table[kTables], groups, arcU, arcB, arcRoot, relU, relB, relRoot, mlpW, mlpB, tagW, tagB, nameW, nameB, nameOutW, nameOutB;
  int tableWidth[kTables], inputs, labels, relColumns;
  LstmWeights layer[2];
  std::mt19937 random;
  bool training = true;

  size_t add(const std::string& name, int rows, int columns, float scale) {
    list.push_back({name, p.size(), rows, columns});
    std::normal_distribution<float> normal(0.f, 1.f);
    size_t at = p.size();
    p.resize(at + (size_t)rows * columns);
    if (scale > 0) for (size_t i = at; i < p.size(); i++) p[i] = scale * normal(random);
    return at;
  }

  Network(const Data& d, Sizes sizes, int seed) : data(d), z(sizes), random(seed) {
    const int widths[kTables] = {z.form, z.ending2, z.ending3, z.ending4, z.beginning3, z.shape};
    const char* names[kTables] = {"form", "ending2", "ending3", "ending4", "beginning3", "shape"};
    inputs = d.dims + z.group;
    for (int t = 0; t < kTables; t++) {
      tableWidth[t] = widths[t];
      inputs += widths[t];
      table[t] = add(names[t], d.tableRows[t], widths[t], 0.1f);
    }
    groups = add("groups", d.groupRows, z.group, 0.15f);
    const int H = z.hidden;
    int in = inputs;
    for (int l = 0; l < 2; l++) {
      std::string n = "lstm" + std::to_string(l + 1);
      layer[l].in = in; layer[l].hidden = H;
      layer[l].wx = add(n + ".input", in, 8 * H, 1.f / std::sqrt((float)in));
      layer[l].b = add(n + ".bias", 1, 8 * H, 0.f);
      for (int dir = 0; dir < 2; dir++) {
        layer[l].wh[dir] = add(n + (dir ? ".backward" : ".forward"), H, 4 * H, 1.f / std::sqrt((float)H));
        for (int j = 0; j < H; j++) p[layer[l].b + dir * 4 * H + H + j] = 1.f;
      }
      in = 2 * H;
    }
    labels = (d.relations + 7) / 8 * 8;
    relColumns = (z.relation + 1) * labels;
    int tagColumns = d.upos + d.xpos;
    mlpW = add("heads.weights", 2 * H, 2 * (z.arc + z.relation), 1.f / std::sqrt(2.f * H));
    mlpB = add("heads.bias", 1, 2 * (z.arc + z.relation), 0.f);
    arcU = add("arc.weights", z.arc, z.arc, 1.f / z.arc);
    arcB = add("arc.bias", 1, z.arc, 0.f);
    arcRoot = add("arc.root", 1, z.arc, 0.1f);
    relU = add("relation.weights", z.relation, relColumns, 0.5f / z.relation);
    relB = add("relation.bias", 1, relColumns, 0.f);
    relRoot = add("relation.root", 1, z.relation, 0.1f);
    tagW = add("tags.weights", 4 * H, tagColumns, 1.f / std::sqrt(4.f * H));
    tagB = add("tags.bias", 1, tagColumns, 0.f);
    nameW = add("names.hidden", 4 * H, z.nameHidden, 1.f / std::sqrt(4.f * H));
    nameB = add("names.hiddenBias", 1, z.nameHidden, 0.f);
    nameOutW = add("names.weights", z.nameHidden, d.names, 1.f / std::sqrt((float)z.nameHidden));
    nameOutB = add("names.bias", 1, d.names, 0.f);
    g.assign(p.size(), 0.f);
  }

  // ---- one batch ----
  std::vector<const Sentence*> batch;   // by falling length
  std::vector<int> variant;             // 0 as written, 1 upper case, 2 title case
  Steps steps;
  std::vector<float> x, xMask, h1, h2, both, m1, m2, mlp, mlpRaw, mlpMask, tags, nameHid, nameOut, x1;
  std::vector<int> vectorDropped, formRow, typeOf;
  Lstm lstm[2];
  std::vector<std::vector<float>> arcX, arcScore;   // per sentence [n x arc], [n x (n+1)]
  std::vector<float> relT;                          // [rows x relColumns], in sentence order
  int rowOf(int t, int s) const { return steps.base[t] + s; }

  float uniform() { return (random() >> 8) * (1.f / 16777216.f); }

  void gather() {
    const int D = inputs, rows = steps.rows;
    x.assign((size_t)rows * D, 0.f);
    xMask.assign((size_t)rows * D, 1.f);
    vectorDropped.assign(rows, 0); formRow.assign(rows, 0); typeOf.assign(rows, 0);
    for (size_t s = 0; s < batch.size(); s++)
      for (size_t t = 0; t < batch[s]->words.size(); t++) {
        const Word& w = batch[s]->words[t];
        int r = rowOf(t, s);
        int type = variant[s] == 1 ? w.upper : variant[s] == 2 ? w.title : w.type;
        const Type& f = data.types[type];
        typeOf[r] = type;
        float* out = &x[(size_t)r * D];
        bool drop = training && uniform() < z.dropVector;
        vectorDropped[r] = drop;
        if (!drop) memcpy(out, &data.vectors[(size_t)f.vector * data.dims], sizeof(float) * data.dims);
        out += data.dims;
        int form = f.tables[0];
        if (training && uniform() < z.dropForm / (z.dropForm + f.count)) form = data.tableRows[0] - 1;
        formRow[r] = form;
        for (int k = 0; k < kTables; k++) {
          memcpy(out, &p[table[k] + (size_t)(k ? f.tables[k] : form) * tableWidth[k]], sizeof(float) * tableWidth[k]);
          out += tableWidth[k];
        }
        if (!f.groups.empty()) {
          float part = 1.f / f.groups.size();
          for (int q : f.groups) for (int j = 0; j < z.group; j++) out[j] += part * p[groups + (size_t)q * z.group + j];
        }
      }
    if (training) {
      float keep = 1.f - z.dropInput;
      for (size_t i = 0; i < x.size(); i++) { float m = uniform() < keep ? 1.f / keep : 0.f; xMask[i] = m; x[i] *= m; }
    }
  }

  void scatter(const std::vector<float>& dx) {
    for (int r = 0; r < steps.rows; r++) {
      const Type& f = data.types[typeOf[r]];
      const float* d = &dx[(size_t)r * inputs] + data.dims;
      const float* m = &xMask[(size_t)r * inputs] + data.dims;
      for (int k = 0; k < kTables; k++) {
        float* out = &g[table[k] + (size_t)(k ? f.tables[k] : formRow[r]) * tableWidth[k]];
        for (int j = 0; j < tableWidth[k]; j++) out[j] += d[j] * m[j];
        d += tableWidth[k]; m += tableWidth[k];
      }
      if (!f.groups.empty()) {
        float part = 1.f / f.groups.size();
        for (int q : f.groups) for (int j = 0; j < z.group; j++) g[groups + (size_t)q * z.group + j] += part * d[j] * m[j];
      }
    }
  }

  /// One mask a sentence, the same at all its words (Gal and Ghahramani 2016).
  void sentenceMask(std::vector<float>& mask, int width, float drop) {
    mask.assign(batch.size() * (size_t)width, 1.f);
    if (!training) return;
    for (float& v : mask) v = uniform() < drop ? 0.f : 1.f / (1.f - drop);
  }
  void applyMask(float* values, int stride, const std::vector<float>& mask, int width) {
    for (size_t t = 0; t < steps.active.size(); t++)
      for (int s = 0; s < steps.active[t]; s++) {
        float* v = values + (size_t)rowOf(t, s) * stride;
        for (int j = 0; j < width; j++) v[j] *= mask[(size_t)s * width + j];
      }
  }

  void forward() {
    const int H = z.hidden, rows = steps.rows, M = 2 * (z.arc + z.relation);
    gather();
    h1.resize((size_t)rows * 2 * H); h2.resize((size_t)rows * 2 * H);
    lstm[0].forward(layer[0], p.data(), steps, x.data(), h1.data());
    x1 = h1;
    sentenceMask(m1, 2 * H, z.dropLayer);
    if (training) applyMask(x1.data(), 2 * H, m1, 2 * H);
    lstm[1].forward(layer[1], p.data(), steps, x1.data(), h2.data());
    sentenceMask(m2, 2 * H, z.dropLayer);
    both.resize((size_t)rows * 4 * H);
    std::vector<float> masked = h2;
    if (training) applyMask(masked.data(), 2 * H, m2, 2 * H);
    for (int r = 0; r < rows; r++) {
      memcpy(&both[(size_t)r * 4 * H], &x1[(size_t)r * 2 * H], sizeof(float) * 2 * H);
      memcpy(&both[(size_t)r * 4 * H + 2 * H], &masked[(size_t)r * 2 * H], sizeof(float) * 2 * H);
    }
    auto affine = [&](size_t w, size_t b, int in, const float* from, int lda, int n, std::vector<float>& to) {
      to.resize((size_t)rows * n);
      for (int r = 0; r < rows; r++) memcpy(&to[(size_t)r * n], &p[b], sizeof(float) * n);
      gemm(false, false, rows, n, in, from, lda, &p[w], n, 1.f, to.data(), n);
    };
    affine(tagW, tagB, 4 * H, both.data(), 4 * H, data.upos + data.xpos, tags);
    affine(nameW, nameB, 4 * H, both.data(), 4 * H, z.nameHidden, nameHid);
    for (float& v : nameHid) v = v > 0 ? v : 0.1f * v;
    affine(nameOutW, nameOutB, z.nameHidden, nameHid.data(), z.nameHidden, data.names, nameOut);
    affine(mlpW, mlpB, 2 * H, both.data() + 2 * H, 4 * H, M, mlp);
    for (float& v : mlp) v = v > 0 ? v : 0.1f * v;
    mlpRaw = mlp;
    sentenceMask(mlpMask, M, z.dropHead);
    if (training) applyMask(mlp.data(), M, mlpMask, M);
    // Arcs: X = D U + b, score(i, j) = X_i . H_j, with the root's learnt vector as H_0.
    affine(arcU, arcB, z.arc, mlp.data(), M, z.arc, arcAll);
    affine(relU, relB, z.relation, mlp.data() + 2 * z.arc, M, relColumns, relT);
    arcScore.resize(batch.size());
    for (size_t s = 0; s < batch.size(); s++) {
      if (training && !batch[s]->tree) continue;
      int n = batch[s]->words.size(), A = z.arc;
      headsOf(s);
      std::vector<float> from((size_t)n * A);
      for (int t = 0; t < n; t++) memcpy(&from[(size_t)t * A], &arcAll[(size_t)rowOf(t, s) * A], sizeof(float) * A);
      arcScore[s].resize((size_t)n * (n + 1));
      gemm(false, true, n, n + 1, A, from.data(), A, headRows.data(), A, 0.f, arcScore[s].data(), n + 1);
      arcFrom = from;
    }
  }
  std::vector<float> arcAll, headRows, arcFrom;

  /// headRows = H_0 (root) and the head vectors of sentence s.
  void headsOf(size_t s) {
    int n = batch[s]->words.size(), A = z.arc, M = 2 * (z.arc + z.relation);
    headRows.resize((size_t)(n + 1) * A);
    memcpy(headRows.data(), &p[arcRoot], sizeof(float) * A);
    for (int t = 0; t < n; t++) memcpy(&headRows[(size_t)(t + 1) * A], &mlp[(size_t)rowOf(t, s) * M + A], sizeof(float) * A);
  }

  const float* relationHead(size_t s, int head) const {
    int M = 2 * (z.arc + z.relation);
    return head == 0 ? &p[relRoot] : &mlp[(size_t)rowOf(head - 1, s) * M + 2 * z.arc + z.relation];
  }
  void relationScores(size_t s, int t, int head, float* out) const {
    const float* T = &relT[(size_t)rowOf(t, s) * relColumns];
    const float* h = relationHead(s, head);
    memcpy(out, T + z.relation * labels, sizeof(float) * labels);
    for (int k = 0; k < z.relation; k++) for (int l = 0; l < labels; l++) out[l] += h[k] * T[k * labels + l];
  }

  /// Softmax in place; returns -log of the probability of the right ones and leaves the slope times `weight`.
  /// The right ones have a top of their own: where all of them are a hundred below the best, exp() of the difference is 0 and 0/0 no slope.
  static float crossEntropy(float* v, int n, unsigned right, int only, float weight) {
    auto isRight = [&](int i) { return only >= 0 ? i == only : ((right >> i) & 1) != 0; };
    const float none = -1e30f;
    float top = v[0], rightTop = none;
    for (int i = 0; i < n; i++) {
      top = v[i] > top ? v[i] : top;
      if (isRight(i) && v[i] > rightTop) rightTop = v[i];
    }
    float all = 0, good = 0;
    for (int i = 0; i < n; i++) {
      all += std::exp(v[i] - top);
      if (isRight(i)) good += std::exp(v[i] - rightTop);
    }
    for (int i = 0; i < n; i++)
      v[i] = weight * (std::exp(v[i] - top) / all - (isRight(i) ? std::exp(v[i] - rightTop) / good : 0.f));
    return std::log(all) + top - rightTop - std::log(good);
  }

  /// Losses of the batch a word (arc, relation, tags, names); adds to g. Call after forward() in training.
  void backward(double loss[4]) {
    const int H = z.hidden, rows = steps.rows, A = z.arc, R = z.relation, M = 2 * (A + R), NT = data.upos + data.xpos, NN = data.names;
    const float unit = 1.f / rows;
    std::vector<float> dMlp((size_t)rows * M, 0.f), dArc((size_t)rows * A, 0.f), dRelT((size_t)rows * relColumns, 0.f);
    std::vector<float> scores(labels);
    for (size_t s = 0; s < batch.size(); s++) {
      int n = batch[s]->words.size();
      for (int t = 0; t < n; t++) {
        const Word& w = batch[s]->words[t];
        int r = rowOf(t, s);
        float* tag = &tags[(size_t)r * NT];
        if (batch[s]->tree) {
          loss[2] += 0.5 * crossEntropy(tag, data.upos, 0, w.upos, 0.5f * unit);
          loss[2] += 0.5 * crossEntropy(tag + data.upos, data.xpos, 0, w.xpos, 0.5f * unit);
        } else memset(tag, 0, sizeof(float) * NT);
        float* name = &nameOut[(size_t)r * NN];
        int style = batch[s]->nameStyle;
        if (style == 0) memset(name, 0, sizeof(float) * NN);
        else loss[3] += crossEntropy(name, NN, w.names, -1, (style == 2 ? looseWeight : 1.f) * nameWeight * unit);
      }
      if (!batch[s]->tree) continue;
      headsOf(s);
      for (int t = 0; t < n; t++) loss[0] += crossEntropy(&arcScore[s][(size_t)t * (n + 1)], n + 1, 0, batch[s]->words[t].head, unit);
      std::vector<float> dFrom((size_t)n * A), dHeads((size_t)(n + 1) * A), from((size_t)n * A);
      for (int t = 0; t < n; t++) memcpy(&from[(size_t)t * A], &arcAll[(size_t)rowOf(t, s) * A], sizeof(float) * A);
      gemm(false, false, n, A, n + 1, arcScore[s].data(), n + 1, headRows.data(), A, 0.f, dFrom.data(), A);
      gemm(true, false, n + 1, A, n, arcScore[s].data(), n + 1, from.data(), A, 0.f, dHeads.data(), A);
      for (int j = 0; j < A; j++) g[arcRoot + j] += dHeads[j];
      for (int t = 0; t < n; t++) {
        int r = rowOf(t, s), head = batch[s]->words[t].head;
        memcpy(&dArc[(size_t)r * A], &dFrom[(size_t)t * A], sizeof(float) * A);
        for (int j = 0; j < A; j++) dMlp[(size_t)r * M + A + j] += dHeads[(size_t)(t + 1) * A + j];
        relationScores(s, t, head, scores.data());
        loss[1] += crossEntropy(scores.data(), data.relations, 0, batch[s]->words[t].relation, unit);
        for (int l = data.relations; l < labels; l++) scores[l] = 0;
        const float* h = relationHead(s, head);
        const float* T = &relT[(size_t)r * relColumns];
        float* dT = &dRelT[(size_t)r * relColumns];
        float* dh = head == 0 ? &g[relRoot] : &dMlp[(size_t)rowOf(head - 1, s) * M + 2 * A + R];
        for (int k = 0; k < R; k++) {
          float sum = 0;
          for (int l = 0; l < labels; l++) { dT[k * labels + l] = scores[l] * h[k]; sum += scores[l] * T[k * labels + l]; }
          dh[k] += sum;
        }
        memcpy(dT + R * labels, scores.data(), sizeof(float) * labels);
      }
    }
    auto backAffine = [&](size_t w, size_t b, int in, const float* from, int lda, int n, const std::vector<float>& d, float* dFrom, int ldd) {
      gemm(true, false, in, n, rows, from, lda, d.data(), n, 1.f, &g[w], n);
      for (int r = 0; r < rows; r++) for (int j = 0; j < n; j++) g[b + j] += d[(size_t)r * n + j];
      gemm(false, true, rows, in, n, d.data(), n, &p[w], n, 1.f, dFrom, ldd);
    };
    backAffine(arcU, arcB, A, mlp.data(), M, A, dArc, dMlp.data(), M);
    backAffine(relU, relB, R, mlp.data() + 2 * A, M, relColumns, dRelT, dMlp.data() + 2 * A, M);
    applyMask(dMlp.data(), M, mlpMask, M);
    for (size_t i = 0; i < dMlp.size(); i++) if (mlpRaw[i] < 0) dMlp[i] *= 0.1f;
    std::vector<float> dBoth((size_t)rows * 4 * H, 0.f), dName((size_t)rows * z.nameHidden, 0.f);
    backAffine(mlpW, mlpB, 2 * H, both.data() + 2 * H, 4 * H, M, dMlp, dBoth.data() + 2 * H, 4 * H);
    backAffine(tagW, tagB, 4 * H, both.data(), 4 * H, NT, tags, dBoth.data(), 4 * H);
    backAffine(nameOutW, nameOutB, z.nameHidden, nameHid.data(), z.nameHidden, NN, nameOut, dName.data(), z.nameHidden);
    for (size_t i = 0; i < dName.size(); i++) if (nameHid[i] < 0) dName[i] *= 0.1f;
    backAffine(nameW, nameB, 4 * H, both.data(), 4 * H, z.nameHidden, dName, dBoth.data(), 4 * H);
    std::vector<float> d1((size_t)rows * 2 * H), d2((size_t)rows * 2 * H), back((size_t)rows * 2 * H), dx((size_t)rows * inputs);
    for (int r = 0; r < rows; r++) memcpy(&d2[(size_t)r * 2 * H], &dBoth[(size_t)r * 4 * H + 2 * H], sizeof(float) * 2 * H);
    applyMask(d2.data(), 2 * H, m2, 2 * H);
    lstm[1].backward(layer[1], p.data(), g.data(), steps, x1.data(), h2.data(), d2.data(), back.data());
    for (int r = 0; r < rows; r++)
      for (int j = 0; j < 2 * H; j++) d1[(size_t)r * 2 * H + j] = dBoth[(size_t)r * 4 * H + j] + back[(size_t)r * 2 * H + j];
    applyMask(d1.data(), 2 * H, m1, 2 * H);
    lstm[0].backward(layer[0], p.data(), g.data(), steps, x.data(), h1.data(), d1.data(), dx.data(), data.dims);
    scatter(dx);
  }
  /// Weight of the names against arcs, and of names that are only loosely marked against the others.
  float nameWeight = 1.f, looseWeight = 0.5f;

  void setBatch(std::vector<const Sentence*> sentences, std::vector<int> variants) {
    batch = std::move(sentences); variant = std::move(variants);
    steps = Steps();
    size_t longest = batch[0]->words.size();
    int active = batch.size();
    for (size_t t = 0; t < longest; t++) {
      while (active > 0 && batch[active - 1]->words.size() <= t) active--;
      steps.base.push_back(steps.rows); steps.active.push_back(active);
      steps.rows += active;
    }
  }
};
