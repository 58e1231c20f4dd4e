// Heights of the rows of a long list of which few are ever drawn: a usual height for each, corrected where a row was measured.

/**
 * Sums of heights as a binary indexed tree (P. Fenwick, "A new data structure for cumulative frequency tables", 1994): where a row
 * begins, and which row is at a place, in log n steps for 600,000 rows as for six. Heights in pixels, rows from 0.
 */
export class RowHeights {
  readonly count: number;
  private readonly usual: number;
  /** Corrections to the usual height: tree[i] sums those of the `i & -i` rows that end before row i. */
  private readonly tree: Float64Array;
  private readonly measured = new Map<number, number>();
  private corrections = 0;

  constructor(count: number, usual: number) {
    this.count = count;
    this.usual = usual;
    this.tree = new Float64Array(count + 1);
  }

  get total(): number {
    return this.count * this.usual + this.corrections;
  }

  height = (row: number): number => this.measured.get(row) ?? this.usual;

  /** Sets the height of a row as it was measured; by how much it differs from what was thought. */
  set(row: number, height: number): number {
    const difference = height - this.height(row);
    if (difference === 0 || row < 0 || row >= this.count) return 0;
    this.measured.set(row, height);
    this.corrections += difference;
    for (let i = row + 1; i <= this.count; i += i & -i) this.tree[i]! += difference;
    return difference;
  }

  /** Where a row begins. */
  before(row: number): number {
    let sum = row * this.usual;
    for (let i = row; i > 0; i -= i & -i) sum += this.tree[i]!;
    return sum;
  }

  /** The row at a place; the first or last one outside the list. */
  at(place: number): number {
    let row = 0;
    let left = place;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step >= 1; step /= 2) {
      const next = row + step;
      if (next > this.count) continue;
      const size = step * this.usual + this.tree[next]!;
      if (size <= left) {
        row = next;
        left -= size;
      }
    }
    return Math.max(0, Math.min(this.count - 1, row));
  }
}

/** Browsers draw nothing beyond some 17 million pixels: a longer list is scrolled in proportion. */
export const tallest = 15_000_000;

/** Where the list is looked at, from how far the page is scrolled into it: the same up to `tallest`, in proportion beyond. */
export function placeOf(scrolled: number, total: number, window: number): number {
  const drawn = Math.min(total, tallest);
  const inside = Math.max(0, Math.min(scrolled, drawn - window));
  return total <= tallest ? inside : (inside * (total - window)) / (drawn - window);
}
