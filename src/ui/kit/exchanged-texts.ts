/** Which of React's texts others have taken out of the document, and what they have put in their place. */

/** Texts in their order, and what stands for them. */
interface Exchange {
  readonly originals: readonly Text[];
  readonly standIns: readonly Node[];
}

const { insertBefore, removeChild } = Node.prototype;
/** by original and by stand-in */
const exchanges = new WeakMap<Node, Exchange>();
/** What stood behind a node when it was taken out. */
const behind = new WeakMap<Node, Node | null>();

export const isExchanged = (node: Node): boolean => exchanges.has(node);

/** Puts a text that others exchanged back in its place, and those exchanged together with it. */
export function giveBack(node: Node): void {
  const exchange = exchanges.get(node);
  if (!exchange || node.isConnected) return;
  const standIns = exchange.standIns.filter(({ isConnected }) => isConnected);
  const [first] = standIns;
  if (!first?.parentNode) return;
  for (const original of exchange.originals) {
    if (!original.isConnected) insertBefore.call(first.parentNode, original, first);
  }
  for (const standIn of standIns) if (standIn.parentNode) removeChild.call(standIn.parentNode, standIn);
}

/** The first of the nodes that stood behind this one and is still a child of `parent`; null: none is. */
export function stillBehind(gone: Node, parent: Node): Node | null {
  const seen = new Set<Node>();
  let next: Node | null = gone;
  while (next && next.parentNode !== parent && !seen.has(next)) {
    seen.add(next);
    next = behind.get(next) ?? null;
  }
  return next?.parentNode === parent ? next : null;
}

/** Finds out what was exchanged for what; texts that React itself removes are never asked for again. */
export function remember(records: readonly MutationRecord[]): void {
  const parents = new Set<Node>();
  const visited = new Set<Node>();
  for (const { target, addedNodes, removedNodes, nextSibling } of records) {
    for (const node of removedNodes) {
      behind.set(node, nextSibling);
      if (originalsOf(node).length > 0) parents.add(target);
    }
    // nothing of React's stands for a text of React's: what React itself changes, many times a second, is done with
    if (![...addedNodes].every(isReacts)) visited.add(target);
  }
  for (const parent of parents) if (visited.has(parent)) compare(parent, records);
}

/** Between two children that stayed: what is gone was exchanged for what has come. */
function compare(parent: Node, records: readonly MutationRecord[]): void {
  const now = [...parent.childNodes];
  const before = childrenBefore(parent, records);
  const stayed = new Set<Node>(now.filter((node) => before.includes(node)));
  const come = gapsBetween(stayed, now);
  for (const gone of gapsBetween(stayed, before)) {
    const originals = gone.nodes.flatMap(originalsOf);
    const place = come.find(({ after }) => after === gone.after) ?? come.find(({ until }) => until === gone.until);
    const standIns = place?.nodes.filter((node) => !isReacts(node)) ?? [];
    if (originals.length === 0 || standIns.length === 0) continue;
    for (const node of [...originals, ...standIns]) exchanges.set(node, { originals, standIns });
  }
}

/** The texts of React that left the document with this node, or when it came. */
const originalsOf = (gone: Node): readonly Text[] =>
  gone.isConnected
    ? []
    : gone instanceof Text && isReacts(gone)
      ? [gone]
      : (exchanges.get(gone)?.originals.filter(({ isConnected }) => !isConnected) ?? []);

/** React marks every node it has made. */
const isReacts = (node: Node): boolean => Object.keys(node).some((key) => key.startsWith('__reactFiber$'));

function childrenBefore(parent: Node, records: readonly MutationRecord[]): Node[] {
  let children: Node[] = [...parent.childNodes];
  for (const { target, addedNodes, removedNodes, nextSibling } of records.toReversed()) {
    if (target !== parent) continue;
    const added = new Set(addedNodes);
    children = children.filter((node) => !added.has(node));
    const at = nextSibling ? children.indexOf(nextSibling) : -1;
    children.splice(at < 0 ? children.length : at, 0, ...removedNodes);
  }
  return children;
}

/** Neighbours that did not stay, between two that did. */
interface Gap {
  readonly after: Node | null;
  readonly nodes: Node[];
  until: Node | null;
}

function gapsBetween(stayed: ReadonlySet<Node>, children: readonly Node[]): Gap[] {
  const gaps: Gap[] = [{ after: null, nodes: [], until: null }];
  for (const node of children) {
    const last = gaps[gaps.length - 1];
    if (!stayed.has(node)) last.nodes.push(node);
    else {
      last.until = node;
      gaps.push({ after: node, nodes: [], until: null });
    }
  }
  return gaps;
}
