/**
 * The document is not the page's alone: translators put nodes of their own in the place of texts,
 * extensions wrap, add and remove elements. React holds on to the nodes it has made, throws when one
 * is not where it put it, and writes to texts that nobody sees any more. So, whatever others did:
 * React gets its node back before it touches it.
 */

import { giveBack, isExchanged, remember, stillBehind } from './exchanged-texts';

const { insertBefore, removeChild, replaceChild } = Node.prototype;
const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue');
let observer: MutationObserver | null = null;

/** From now on others may change the document. Called once, before React draws. */
export function shareDocument(): void {
  if (observer) return;
  const watching = new MutationObserver((records) => remember([...records, ...watching.takeRecords()]));
  observer = watching;
  observer.observe(document, { childList: true, subtree: true });
  Object.assign(Node.prototype, { insertBefore: insert, removeChild: remove, replaceChild: replace });
  Object.defineProperty(Node.prototype, 'nodeValue', {
    ...value,
    set(this: Node, text: string | null) {
      if (!this.isConnected) takeBack(this);
      value?.set?.call(this, text);
    },
  });
}

function insert<T extends Node>(this: Node, node: T, before: Node | null): T {
  if (isExchanged(node)) takeBack(node); // it moves, and what stands for it must not stay
  if (before && before.parentNode !== this) takeBack(before);
  const around = before?.parentNode;
  if (!before || around === this) insertBefore.call(this, node, before);
  // in a wrapper the order is right beside the node itself
  else if (around && this.contains(around)) insertBefore.call(around, node, before);
  else insertBefore.call(this, node, stillBehind(before, this));
  return node;
}

function remove<T extends Node>(this: Node, node: T): T {
  if (node.parentNode !== this) takeBack(node);
  const around = node.parentNode;
  if (!around) return node; // others have removed it
  removeChild.call(around, node);
  if (this.contains(around)) removeEmpty(around, this);
  return node;
}

function replace<T extends Node>(this: Node, node: Node, old: T): T {
  if (old.parentNode === this) {
    replaceChild.call(this, node, old);
    return old;
  }
  insert.call(this, node, old);
  remove.call(this, old);
  return old;
}

/** Wrappers of others that have nothing left to wrap, up to an element of the page. */
function removeEmpty(wrapper: Node, within: Node): void {
  for (let at = wrapper; at !== within && !at.hasChildNodes();) {
    const around = at.parentNode;
    if (!around) return;
    removeChild.call(around, at);
    at = around;
  }
}

/** React needs a node where it has put it. */
function takeBack(node: Node): void {
  if (observer) remember(observer.takeRecords());
  giveBack(node);
}
