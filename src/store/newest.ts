/** Of several calls of one kind only the last one's answer counts: each is given a function that says whether it is. */
export function newest(): () => () => boolean {
  let last = 0;
  return () => {
    last += 1;
    const own = last;
    return () => own === last;
  };
}
