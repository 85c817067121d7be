// SPDX-License-Identifier: GPL-3.0-or-later
// Lays out the trees of sample-tree.c with d3-flextree and d3-hierarchy, which are looked for in the folder that is
// the first argument; so are the places that d3-flextree finds written there: KIND-N.bin, the left edges as doubles.
// Prints a line a tree: kind, people, checksum, ms of d3-flextree, ms of d3-hierarchy. Both times are the median of
// several runs from the array of parents to coordinates; the times of the layouts alone follow in the same order.
// All are processor time, because other programs use the machine too.
'use strict';

const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const folder = path.resolve(process.argv[2]);
const load = createRequire(path.join(folder, 'package.json'));
const { flextree } = load('d3-flextree');
const d3 = load('d3-hierarchy');

const SIBLING_GAP = 20;
const LEVEL_GAP = 40;
const RUNS = 7;

// mulberry32; Math.imul and >>> keep it in 32 bits.
let state = 1;

function bounded(k) {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1) >>> 0;
  t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
  return Number((BigInt((t ^ (t >>> 14)) >>> 0) * BigInt(k)) >> 32n);
}

function makeTree(kind, n) {
  const tree = { parent: new Int32Array(n), width: new Float64Array(n), height: new Float64Array(n), checksum: 0 };

  state = 1;
  for (let i = 0; i < n; i++) {
    tree.parent[i] = i === 0 ? -1 : bounded(kind === 'rrt' ? i : Math.floor((i + 7) / 8));
    tree.width[i] = 120 + bounded(121);
    tree.height[i] = 60 + bounded(61);
    tree.checksum =
      (Math.imul(tree.checksum, 31) + tree.parent[i] * 7 + tree.width[i] * 3 + tree.height[i]) >>> 0;
  }
  return tree;
}

function nest(tree) {
  const nodes = Array.from(tree.parent, (parent, i) => ({ i, width: tree.width[i], height: tree.height[i] }));

  for (let i = 1; i < nodes.length; i++) {
    const parent = nodes[tree.parent[i]];
    if (parent.children === undefined)
      parent.children = [];
    parent.children.push(nodes[i]);
  }
  return nodes[0];
}

const layouts = {
  flextree(data) {
    const layout = flextree({
      nodeSize: node => [node.data.width, node.data.height + LEVEL_GAP],
      spacing: SIBLING_GAP,
    });
    const root = layout.hierarchy(data);
    return [root, () => layout(root)];
  },
  hierarchy(data) {
    const root = d3.hierarchy(data);
    return [root, () => d3.tree().nodeSize([180 + SIBLING_GAP, 90 + LEVEL_GAP]).separation(() => 1)(root)];
  },
};

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function measure(tree, name) {
  const whole = [], alone = [];
  let root;

  for (let run = 0; run < RUNS; run++) {
    const start = now();
    let place;
    [root, place] = layouts[name](nest(tree));
    const built = now();
    place();
    whole.push(now() - start);
    alone.push(now() - built);
  }
  return { root, whole: median(whole), alone: median(alone) };
}

function writePlaces(file, root, n) {
  const x = new Float64Array(n);

  root.each(node => { x[node.data.i] = node.x - node.data.width / 2; });
  const left = x.reduce((a, b) => Math.min(a, b), Infinity);
  fs.writeFileSync(file, Buffer.from(x.map(value => value - left).buffer));
}

for (const kind of ['rrt', 'org8'])
  for (const n of [1000, 100000]) {
    const tree = makeTree(kind, n);
    const flex = measure(tree, 'flextree');
    const tidy = measure(tree, 'hierarchy');

    writePlaces(path.join(folder, `${kind}-${n}.bin`), flex.root, n);
    console.log(kind, n, tree.checksum, ...[flex.whole, tidy.whole, flex.alone, tidy.alone].map(v => v.toFixed(3)));
  }
