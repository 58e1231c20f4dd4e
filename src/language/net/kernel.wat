;; The network's arithmetic in WebAssembly SIMD: `product` is a matrix product of 16-bit activations and 8-bit weights (held as 16-bit),
;; exact in 32-bit integers; `gates` is one step of an LSTM. No relaxed instruction is used, so every machine gives the same bits.
;; plain.ts does the same in TypeScript; test/language/net-kernel.test.ts holds the two together. Rebuild: node tools/train/kernel.ts
(module
  (memory (import "net" "memory") 1)

  ;; out[r][c] = base[r][c] + scale[c] * sum over k of a[r][k] * w[k][c]
  ;; a: rows of i16, `aStride` bytes apart, 2 * pairs long. w: panels of 8 columns; a panel holds for every pair of k
  ;; 16 i16: (w[k][0], w[k+1][0]), (w[k][1], w[k+1][1]) ... (w[k][7], w[k+1][7]).
  ;; scale: f32 a column. base and out: rows of f32, strides in bytes (0: one base row, the bias, for all).
  (func (export "product")
    (param $a i32) (param $aStride i32) (param $rows i32) (param $w i32) (param $pairs i32) (param $panels i32)
    (param $scale i32) (param $base i32) (param $baseStride i32) (param $out i32) (param $outStride i32)
    (local $panel i32) (local $row i32) (local $at i32) (local $atEnd i32) (local $wAt i32) (local $a1 i32) (local $a2 i32) (local $a3 i32)
    (local $o i32) (local $b i32) (local $column i32)
    (local $w0 v128) (local $w1 v128) (local $x v128) (local $s0 v128) (local $s1 v128)
    (local $c00 v128) (local $c01 v128) (local $c10 v128) (local $c11 v128)
    (local $c20 v128) (local $c21 v128) (local $c30 v128) (local $c31 v128)
    (block $done
      (loop $panels
        (br_if $done (i32.ge_u (local.get $panel) (local.get $panels)))
        (local.set $column (i32.shl (local.get $panel) (i32.const 5)))
        (local.set $s0 (v128.load (i32.add (local.get $scale) (local.get $column))))
        (local.set $s1 (v128.load offset=16 (i32.add (local.get $scale) (local.get $column))))
        (local.set $row (i32.const 0))
        (block $fours
          (loop $blocks
            (br_if $fours (i32.gt_u (i32.add (local.get $row) (i32.const 4)) (local.get $rows)))
            (local.set $at (i32.add (local.get $a) (i32.mul (local.get $row) (local.get $aStride))))
            (local.set $a1 (i32.add (local.get $at) (local.get $aStride)))
            (local.set $a2 (i32.add (local.get $a1) (local.get $aStride)))
            (local.set $a3 (i32.add (local.get $a2) (local.get $aStride)))
            (local.set $atEnd (i32.add (local.get $at) (i32.shl (local.get $pairs) (i32.const 2))))
            (local.set $wAt (local.get $w))
            (local.set $c00 (v128.const i32x4 0 0 0 0)) (local.set $c01 (v128.const i32x4 0 0 0 0))
            (local.set $c10 (v128.const i32x4 0 0 0 0)) (local.set $c11 (v128.const i32x4 0 0 0 0))
            (local.set $c20 (v128.const i32x4 0 0 0 0)) (local.set $c21 (v128.const i32x4 0 0 0 0))
            (local.set $c30 (v128.const i32x4 0 0 0 0)) (local.set $c31 (v128.const i32x4 0 0 0 0))
            (loop $k
              (local.set $w0 (v128.load (local.get $wAt)))
              (local.set $w1 (v128.load offset=16 (local.get $wAt)))
              (local.set $x (v128.load32_splat (local.get $at)))
              (local.set $c00 (i32x4.add (local.get $c00) (i32x4.dot_i16x8_s (local.get $x) (local.get $w0))))
              (local.set $c01 (i32x4.add (local.get $c01) (i32x4.dot_i16x8_s (local.get $x) (local.get $w1))))
              (local.set $x (v128.load32_splat (local.get $a1)))
              (local.set $c10 (i32x4.add (local.get $c10) (i32x4.dot_i16x8_s (local.get $x) (local.get $w0))))
              (local.set $c11 (i32x4.add (local.get $c11) (i32x4.dot_i16x8_s (local.get $x) (local.get $w1))))
              (local.set $x (v128.load32_splat (local.get $a2)))
              (local.set $c20 (i32x4.add (local.get $c20) (i32x4.dot_i16x8_s (local.get $x) (local.get $w0))))
              (local.set $c21 (i32x4.add (local.get $c21) (i32x4.dot_i16x8_s (local.get $x) (local.get $w1))))
              (local.set $x (v128.load32_splat (local.get $a3)))
              (local.set $c30 (i32x4.add (local.get $c30) (i32x4.dot_i16x8_s (local.get $x) (local.get $w0))))
              (local.set $c31 (i32x4.add (local.get $c31) (i32x4.dot_i16x8_s (local.get $x) (local.get $w1))))
              (local.set $wAt (i32.add (local.get $wAt) (i32.const 32)))
              (local.set $a1 (i32.add (local.get $a1) (i32.const 4)))
              (local.set $a2 (i32.add (local.get $a2) (i32.const 4)))
              (local.set $a3 (i32.add (local.get $a3) (i32.const 4)))
              (br_if $k (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $atEnd))))
            (local.set $o (i32.add (i32.add (local.get $out) (local.get $column)) (i32.mul (local.get $row) (local.get $outStride))))
            (local.set $b (i32.add (i32.add (local.get $base) (local.get $column)) (i32.mul (local.get $row) (local.get $baseStride))))
            (v128.store (local.get $o) (f32x4.add (v128.load (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c00)) (local.get $s0))))
            (v128.store offset=16 (local.get $o) (f32x4.add (v128.load offset=16 (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c01)) (local.get $s1))))
            (local.set $o (i32.add (local.get $o) (local.get $outStride)))
            (local.set $b (i32.add (local.get $b) (local.get $baseStride)))
            (v128.store (local.get $o) (f32x4.add (v128.load (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c10)) (local.get $s0))))
            (v128.store offset=16 (local.get $o) (f32x4.add (v128.load offset=16 (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c11)) (local.get $s1))))
            (local.set $o (i32.add (local.get $o) (local.get $outStride)))
            (local.set $b (i32.add (local.get $b) (local.get $baseStride)))
            (v128.store (local.get $o) (f32x4.add (v128.load (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c20)) (local.get $s0))))
            (v128.store offset=16 (local.get $o) (f32x4.add (v128.load offset=16 (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c21)) (local.get $s1))))
            (local.set $o (i32.add (local.get $o) (local.get $outStride)))
            (local.set $b (i32.add (local.get $b) (local.get $baseStride)))
            (v128.store (local.get $o) (f32x4.add (v128.load (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c30)) (local.get $s0))))
            (v128.store offset=16 (local.get $o) (f32x4.add (v128.load offset=16 (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c31)) (local.get $s1))))
            (local.set $row (i32.add (local.get $row) (i32.const 4)))
            (br $blocks)))
        ;; the last one to three rows, one at a time; two sums a column block hide the latency of the addition
        (block $ones
          (loop $single
            (br_if $ones (i32.ge_u (local.get $row) (local.get $rows)))
            (local.set $at (i32.add (local.get $a) (i32.mul (local.get $row) (local.get $aStride))))
            (local.set $atEnd (i32.add (local.get $at) (i32.shl (local.get $pairs) (i32.const 2))))
            (local.set $wAt (local.get $w))
            (local.set $c00 (v128.const i32x4 0 0 0 0)) (local.set $c01 (v128.const i32x4 0 0 0 0))
            (loop $k
              (local.set $x (v128.load32_splat (local.get $at)))
              (local.set $c00 (i32x4.add (local.get $c00) (i32x4.dot_i16x8_s (local.get $x) (v128.load (local.get $wAt)))))
              (local.set $c01 (i32x4.add (local.get $c01) (i32x4.dot_i16x8_s (local.get $x) (v128.load offset=16 (local.get $wAt)))))
              (local.set $wAt (i32.add (local.get $wAt) (i32.const 32)))
              (br_if $k (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $atEnd))))
            (local.set $o (i32.add (i32.add (local.get $out) (local.get $column)) (i32.mul (local.get $row) (local.get $outStride))))
            (local.set $b (i32.add (i32.add (local.get $base) (local.get $column)) (i32.mul (local.get $row) (local.get $baseStride))))
            (v128.store (local.get $o) (f32x4.add (v128.load (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c00)) (local.get $s0))))
            (v128.store offset=16 (local.get $o) (f32x4.add (v128.load offset=16 (local.get $b)) (f32x4.mul (f32x4.convert_i32x4_s (local.get $c01)) (local.get $s1))))
            (local.set $row (i32.add (local.get $row) (i32.const 1)))
            (br $single)))
        (local.set $w (i32.add (local.get $w) (i32.shl (local.get $pairs) (i32.const 5))))
        (local.set $panel (i32.add (local.get $panel) (i32.const 1)))
        (br $panels))))

  ;; tanh in rational form: x(27 + x^2) / (27 + 9 x^2) with x cut to -3..3
  (func $tanh (param $x v128) (result v128)
    (local $s v128)
    (local.set $x (f32x4.min (f32x4.max (local.get $x) (v128.const f32x4 -3 -3 -3 -3)) (v128.const f32x4 3 3 3 3)))
    (local.set $s (f32x4.mul (local.get $x) (local.get $x)))
    (f32x4.div
      (f32x4.mul (local.get $x) (f32x4.add (v128.const f32x4 27 27 27 27) (local.get $s)))
      (f32x4.add (v128.const f32x4 27 27 27 27) (f32x4.mul (v128.const f32x4 9 9 9 9) (local.get $s)))))

  (func $sigmoid (param $x v128) (result v128)
    (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
      (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (call $tanh (f32x4.mul (v128.const f32x4 0.5 0.5 0.5 0.5) (local.get $x))))))

  ;; four cells of one row: z holds the input gate at 0, forget at $width, candidate at 2 * $width, output at 3 * $width bytes
  (func $cell (param $z i32) (param $c i32) (param $width i32) (result v128)
    (local $new v128)
    (local.set $new
      (f32x4.add
        (f32x4.mul (call $sigmoid (v128.load (i32.add (local.get $z) (local.get $width)))) (v128.load (local.get $c)))
        (f32x4.mul (call $sigmoid (v128.load (local.get $z))) (call $tanh (v128.load (i32.add (local.get $z) (i32.shl (local.get $width) (i32.const 1))))))))
    (v128.store (local.get $c) (local.get $new))
    (f32x4.mul
      (call $sigmoid (v128.load (i32.add (local.get $z) (i32.mul (local.get $width) (i32.const 3)))))
      (call $tanh (local.get $new))))

  ;; One step of `rows` sentences. z: f32 rows [i f g o], `zStride` bytes apart; c: f32 cells [rows][hidden], in place;
  ;; h: i16 rows, `hStride` bytes apart, = round(16384 * h). `hidden` is a multiple of 8.
  (func (export "gates") (param $z i32) (param $zStride i32) (param $c i32) (param $h i32) (param $hStride i32) (param $rows i32) (param $hidden i32)
    (local $j i32) (local $width i32) (local $one v128) (local $two v128)
    (local.set $width (i32.shl (local.get $hidden) (i32.const 2)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $j (i32.const 0))
        (loop $columns
          (local.set $one (call $cell (i32.add (local.get $z) (local.get $j)) (i32.add (local.get $c) (local.get $j)) (local.get $width)))
          (local.set $two (call $cell (i32.add (i32.add (local.get $z) (local.get $j)) (i32.const 16)) (i32.add (i32.add (local.get $c) (local.get $j)) (i32.const 16)) (local.get $width)))
          (v128.store (i32.add (local.get $h) (i32.shr_u (local.get $j) (i32.const 1)))
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $one) (v128.const f32x4 16384 16384 16384 16384))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (local.get $two) (v128.const f32x4 16384 16384 16384 16384))))))
          (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const 32))) (local.get $width))))
        (local.set $z (i32.add (local.get $z) (local.get $zStride)))
        (local.set $c (i32.add (local.get $c) (local.get $width)))
        (local.set $h (i32.add (local.get $h) (local.get $hStride)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row))))

  ;; out[i] = i16 of round(unit * max(x[i], slope * x[i])), cut to 16 bits; `count` a multiple of 8. Slope 1 leaves x as it is.
  (func (export "narrow") (param $x i32) (param $count i32) (param $slope f32) (param $unit f32) (param $out i32)
    (local $end i32) (local $s v128) (local $u v128) (local $v v128) (local $w v128)
    (local.set $s (f32x4.splat (local.get $slope)))
    (local.set $u (f32x4.splat (local.get $unit)))
    (local.set $end (i32.add (local.get $x) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $x) (local.get $end)))
        (local.set $v (v128.load (local.get $x)))
        (local.set $w (v128.load offset=16 (local.get $x)))
        (local.set $v (f32x4.mul (f32x4.max (local.get $v) (f32x4.mul (local.get $v) (local.get $s))) (local.get $u)))
        (local.set $w (f32x4.mul (f32x4.max (local.get $w) (f32x4.mul (local.get $w) (local.get $s))) (local.get $u)))
        (v128.store (local.get $out)
          (i16x8.narrow_i32x4_s (i32x4.trunc_sat_f32x4_s (f32x4.nearest (local.get $v))) (i32x4.trunc_sat_f32x4_s (f32x4.nearest (local.get $w)))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $next))))

  ;; out[c] = t[pairs of k][c]: t is f32 [dims + 1][columns]; out[c] = t[dims][c] + sum over k of unit * h[k] * t[k][c]; h is i16; columns a multiple of 8
  (func (export "relate") (param $t i32) (param $dims i32) (param $columns i32) (param $h i32) (param $unit f32) (param $out i32)
    (local $c i32) (local $width i32) (local $at i32) (local $hAt i32) (local $hEnd i32) (local $x v128) (local $one v128) (local $two v128)
    (local.set $width (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $hEnd (i32.add (local.get $h) (i32.shl (local.get $dims) (i32.const 1))))
    (loop $blocks
      (local.set $at (i32.add (i32.add (local.get $t) (local.get $c)) (i32.mul (local.get $dims) (local.get $width))))
      (local.set $one (v128.load (local.get $at)))
      (local.set $two (v128.load offset=16 (local.get $at)))
      (local.set $at (i32.add (local.get $t) (local.get $c)))
      (local.set $hAt (local.get $h))
      (loop $k
        (local.set $x (f32x4.splat (f32.mul (local.get $unit) (f32.convert_i32_s (i32.load16_s (local.get $hAt))))))
        (local.set $one (f32x4.add (local.get $one) (f32x4.mul (local.get $x) (v128.load (local.get $at)))))
        (local.set $two (f32x4.add (local.get $two) (f32x4.mul (local.get $x) (v128.load offset=16 (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (local.get $width)))
        (br_if $k (i32.lt_u (local.tee $hAt (i32.add (local.get $hAt) (i32.const 2))) (local.get $hEnd))))
      (v128.store (i32.add (local.get $out) (local.get $c)) (local.get $one))
      (v128.store offset=16 (i32.add (local.get $out) (local.get $c)) (local.get $two))
      (br_if $blocks (i32.lt_u (local.tee $c (i32.add (local.get $c) (i32.const 32))) (local.get $width)))))
)
