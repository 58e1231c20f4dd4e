// Reads data.bin, which prepare.ts writes: word types with their features, and sentences as numbers.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

constexpr int kTables = 6;

struct Type {
  int vector, count;
  int tables[kTables];
  std::vector<int> groups;
};

/// One word of a sentence; `names` is the set of right labels, a bit a label. Heads are 1-based, 0 = root, -1 = no tree.
struct Word {
  int type, upper, title, upos, xpos, head, relation, names;
};

struct Sentence {
  /// 0: names not marked; 1: marked; 2: marked loosely, many labels are right.
  int corpus, nameStyle;
  bool tree;
  std::vector<Word> words;
};

struct Data {
  int dims, tableRows[kTables], groupRows, upos, xpos, relations, names;
  std::vector<int> universal;   // relation -> its universal part
  std::vector<float> vectors;   // row 0 is the zero vector of unknown words
  std::vector<Type> types;
  std::vector<Sentence> train, dev;

  explicit Data(const std::string& path) {
    FILE* file = fopen(path.c_str(), "rb");
    if (!file) { fprintf(stderr, "%s: cannot be opened\n", path.c_str()); exit(1); }
    auto next = [&] {
      int32_t value;
      if (fread(&value, 4, 1, file) != 1) { fprintf(stderr, "%s: ends too early\n", path.c_str()); exit(1); }
      return value;
    };
    if (next() != 0x50524c59) { fprintf(stderr, "%s: is not training data\n", path.c_str()); exit(1); }
    dims = next();
    int rows = next();
    for (int& r : tableRows) r = next();
    groupRows = next(); upos = next(); xpos = next(); relations = next(); names = next();
    int typeCount = next(), sentences = next();
    for (int i = 0; i < relations; i++) universal.push_back(next());
    vectors.assign((size_t)(rows + 1) * dims, 0.f);
    if (fread(vectors.data() + dims, 4, (size_t)rows * dims, file) != (size_t)rows * dims) exit(1);
    types.resize(typeCount);
    for (Type& t : types) {
      t.vector = next(); t.count = next();
      for (int& r : t.tables) r = next();
      t.groups.resize(next());
      for (int& g : t.groups) g = next();
    }
    for (int i = 0; i < sentences; i++) {
      int part = next();
      Sentence s;
      s.corpus = next(); s.nameStyle = next(); s.tree = next() != 0;
      s.words.resize(next());
      for (Word& w : s.words) {
        w.type = next(); w.upper = next(); w.title = next();
        w.upos = next(); w.xpos = next(); w.head = next(); w.relation = next(); w.names = next();
      }
      (part == 0 ? train : dev).push_back(std::move(s));
    }
    fclose(file);
  }
};
