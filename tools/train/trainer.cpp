// Trains the network: `trainer DATA OUT [key=value ...]`, e.g. `trainer data.bin net.bin epochs=24 seed=1 hidden=160`.
// Adam (Kingma and Ba 2015) with a rate that is constant and then falls, clipped gradients and a moving average of the weights (Polyak) that is what is kept.
#include "network.hpp"
#include <algorithm>
#include <array>
#include <ctime>
#include <map>

struct Options {
  std::map<std::string, std::string> values;
  double number(const std::string& key, double otherwise) const {
    auto found = values.find(key);
    return found == values.end() ? otherwise : atof(found->second.c_str());
  }
};

/// Batches of about `words` words, of sentences of like length, in random order.
static std::vector<std::vector<const Sentence*>> makeBatches(const std::vector<Sentence>& all, int words, std::mt19937* random) {
  std::vector<std::pair<float, const Sentence*>> order;
  for (const Sentence& s : all) {
    float noise = random ? ((*random)() % 1000) * 0.003f : 0.f;
    order.push_back({s.words.size() + noise, &s});
  }
  std::stable_sort(order.begin(), order.end(), [](auto& a, auto& b) { return a.first < b.first; });
  std::vector<std::vector<const Sentence*>> out;
  int held = 0;
  for (auto& [length, s] : order) {
    if (out.empty() || held + (int)s->words.size() > words) { out.emplace_back(); held = 0; }
    out.back().push_back(s);
    held += s->words.size();
  }
  for (auto& b : out) std::stable_sort(b.begin(), b.end(), [](auto* a, auto* c) { return a->words.size() > c->words.size(); });
  if (random) std::shuffle(out.begin(), out.end(), *random);
  return out;
}

using Spans = std::vector<std::array<int, 3>>;
/// Spans of type 0-2 (PER ORG LOC) in a row of labels; an inside label without its begin starts a span.
static Spans spansOf(const std::vector<int>& labels) {
  Spans out;
  for (size_t i = 0; i < labels.size();) {
    if (labels[i] == 0) { i++; continue; }
    int type = (labels[i] - 1) / 2;
    size_t j = i + 1;
    while (j < labels.size() && labels[j] == 2 + 2 * type) j++;
    if (type < 3) out.push_back({(int)i, (int)j, type});
    i = j;
  }
  return out;
}

static void evaluate(Network& net, const std::vector<Sentence>& dev, int epoch, double rate, const double loss[4], double cpu) {
  struct Count { double words = 0, upos = 0, xpos = 0, uas = 0, las = 0, gold = 0, found = 0, right = 0; };
  std::map<int, Count> counts;
  net.training = false;
  for (auto& b : makeBatches(dev, 1500, nullptr)) {
    net.setBatch(b, std::vector<int>(b.size(), 0));
    net.forward();
    std::vector<float> scores(net.labels);
    for (size_t s = 0; s < b.size(); s++) {
      Count& c = counts[b[s]->corpus];
      int n = b[s]->words.size();
      std::vector<int> gold, found;
      for (int t = 0; t < n; t++) {
        const Word& w = b[s]->words[t];
        int r = net.rowOf(t, s);
        auto best = [](const float* v, int count) { return int(std::max_element(v, v + count) - v); };
        if (b[s]->tree) {
          const float* tag = &net.tags[(size_t)r * (net.data.upos + net.data.xpos)];
          c.words++;
          c.upos += best(tag, net.data.upos) == w.upos;
          c.xpos += best(tag + net.data.upos, net.data.xpos) == w.xpos;
          int head = best(&net.arcScore[s][(size_t)t * (n + 1)], n + 1);
          net.relationScores(s, t, head, scores.data());
          int relation = best(scores.data(), net.data.relations);
          c.uas += head == w.head;
          c.las += head == w.head && w.relation >= 0 && net.data.universal[relation] == net.data.universal[w.relation];
        }
        if (b[s]->nameStyle == 1) {
          found.push_back(best(&net.nameOut[(size_t)r * (net.data.names)], net.data.names));
          int label = 0;
          while (!((w.names >> label) & 1)) label++;
          gold.push_back(label);
        }
      }
      Spans a = spansOf(gold), f = spansOf(found);
      c.gold += a.size(); c.found += f.size();
      for (auto& span : f) c.right += std::count(a.begin(), a.end(), span);
    }
  }
  net.training = true;
  printf("epoch %2d rate %.5f loss %.3f %.3f %.3f %.3f |", epoch, rate, loss[0], loss[1], loss[2], loss[3]);
  for (auto& [corpus, c] : counts) {
    if (c.words > 0) printf(" [%d] UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f", corpus, 100 * c.upos / c.words, 100 * c.xpos / c.words, 100 * c.uas / c.words, 100 * c.las / c.words);
    if (c.gold > 0) printf(" [%d] names %.2f", corpus, 200 * c.right / (c.gold + c.found));
  }
  printf(" | cpu %.0f s\n", cpu);
  fflush(stdout);
}

/// "NETF", a count, then for each parameter: name length, name, rows, columns, floats.
static void save(const Network& net, const std::vector<float>& values, const std::string& path) {
  FILE* file = fopen(path.c_str(), "wb");
  int32_t head[2] = {0x4654454e, (int32_t)net.list.size()};
  fwrite(head, 4, 2, file);
  for (const Parameter& q : net.list) {
    int32_t shape[3] = {(int32_t)q.name.size(), q.rows, q.columns};
    fwrite(shape, 4, 3, file);
    fwrite(q.name.data(), 1, q.name.size(), file);
    fwrite(&values[q.at], 4, (size_t)q.rows * q.columns, file);
  }
  fclose(file);
}

/// Begins with the weights of an earlier run over the same vocabulary.
static void load(Network& net, const std::string& path) {
  FILE* file = fopen(path.c_str(), "rb");
  int32_t head[2];
  if (!file || fread(head, 4, 2, file) != 2 || head[1] != (int32_t)net.list.size()) { fprintf(stderr, "%s: is not of this network\n", path.c_str()); exit(1); }
  for (const Parameter& q : net.list) {
    int32_t shape[3];
    std::string name;
    bool ok = fread(shape, 4, 3, file) == 3 && shape[1] == q.rows && shape[2] == q.columns;
    if (ok) { name.resize(shape[0]); ok = fread(&name[0], 1, shape[0], file) == (size_t)shape[0] && name == q.name; }
    ok = ok && fread(&net.p[q.at], 4, (size_t)q.rows * q.columns, file) == (size_t)q.rows * q.columns;
    if (!ok) { fprintf(stderr, "%s: \"%s\" does not fit\n", path.c_str(), q.name.c_str()); exit(1); }
  }
  fclose(file);
}

int main(int argc, char** argv) {
  if (argc < 3) { fprintf(stderr, "trainer DATA OUT [key=value ...]\n"); return 2; }
  Options o;
  for (int i = 3; i < argc; i++) {
    std::string a = argv[i];
    size_t cut = a.find('=');
    if (cut == std::string::npos) { fprintf(stderr, "%s: write key=value\n", a.c_str()); return 2; }
    o.values[a.substr(0, cut)] = a.substr(cut + 1);
  }
  openblas_set_num_threads(1);
  setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  Data data(argv[1]);
  Sizes z;
  z.hidden = o.number("hidden", z.hidden); z.arc = o.number("arc", z.arc); z.relation = o.number("relation", z.relation);
  z.dropInput = o.number("dropInput", z.dropInput); z.dropLayer = o.number("dropLayer", z.dropLayer); z.dropHead = o.number("dropHead", z.dropHead);
  z.dropForm = o.number("dropForm", z.dropForm);
  const int seed = o.number("seed", 1), epochs = o.number("epochs", 24), words = o.number("words", 800);
  const double top = o.number("rate", 0.002), hold = o.number("hold", 0.3), keep = o.number("average", 0.999), changed = o.number("changed", 0.06);
  // `stop` ends a run early, with the rate still on its way down.
  const int stop = o.number("stop", epochs);
  const long warm = o.number("warm", 200);
  const int repeatNames = o.number("repeatNames", 1), names = o.number("onlyNames", 0);
  Network net(data, z, seed);
  net.nameWeight = o.number("nameWeight", 1);
  if (o.values.count("init")) load(net, o.values["init"]);
  std::vector<Sentence> train;
  for (const Sentence& s : data.train) {
    if (names && s.nameStyle != 1) continue;
    for (int k = 0; k < (s.nameStyle == 1 ? repeatNames : 1); k++) train.push_back(s);
  }
  const size_t size = net.p.size();
  printf("%zu parameters, %d inputs, %zu sentences\n", size, net.inputs, train.size());
  std::vector<float> m(size, 0.f), v(size, 0.f), average = net.p;
  std::mt19937 random(seed * 7919 + 1);
  long step = 0, total = (long)makeBatches(train, words, nullptr).size() * epochs;
  for (int epoch = 1; epoch <= std::min(epochs, stop); epoch++) {
    double loss[4] = {0, 0, 0, 0}, seen = 0, rate = top;
    for (auto& b : makeBatches(train, words, &random)) {
      std::vector<int> variants;
      for (size_t i = 0; i < b.size(); i++) {
        double u = (random() >> 8) / 16777216.0;
        variants.push_back(u < changed / 2 ? 1 : u < changed ? 2 : 0);
      }
      net.setBatch(b, variants);
      net.forward();
      net.backward(loss);
      seen += net.steps.rows;
      double norm = 0;
      for (size_t i = 0; i < size; i++) norm += (double)net.g[i] * net.g[i];
      norm = std::sqrt(norm);
      // By its bits: -ffast-math takes std::isfinite for true.
      uint64_t bits;
      memcpy(&bits, &norm, sizeof bits);
      if ((bits & 0x7ff0000000000000ull) == 0x7ff0000000000000ull) { fprintf(stderr, "step %ld: the gradient is not finite\n", step); return 1; }
      float clip = norm > 5 ? 5 / norm : 1;
      step++;
      double done = (double)step / total;
      rate = step < warm ? top * step / warm : done < hold ? top : top * (0.02 + 0.98 * (1 - done) / (1 - hold));
      const float b1 = 0.9f, b2 = 0.95f, r = rate * std::sqrt(1 - std::pow(b2, (double)step)) / (1 - std::pow(b1, (double)step));
      float hold1 = std::min(keep, (step + 1.0) / (step + 20.0)), fresh = 1 - hold1;
      for (size_t i = 0; i < size; i++) {
        float d = net.g[i] * clip;
        m[i] = b1 * m[i] + (1 - b1) * d;
        v[i] = b2 * v[i] + (1 - b2) * d * d;
        net.p[i] -= r * m[i] / (std::sqrt(v[i]) + 1e-8f);
        average[i] = hold1 * average[i] + fresh * net.p[i];
        net.g[i] = 0;
      }
    }
    for (double& l : loss) l /= seen;
    std::swap(net.p, average);
    evaluate(net, data.dev, epoch, rate, loss, clock() / (double)CLOCKS_PER_SEC);
    save(net, net.p, argv[2]);
    std::swap(net.p, average);
  }
  return 0;
}
