/** Parameters that newsletters, networks and shops append to any address, behind # as well. */

const FAMILIES = /^(?:utm|mtm|pk|piwik|matomo|hsa|at|oly|vero|ml|mc|_ga|_gl|_branch)_[a-z\d_]+$/;

const SINGLE: ReadonlySet<string> = new Set([
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'srsltid', 'msclkid', 'twclid', 'ttclid', 'yclid',
  'ysclid', 'li_fat_id', 'scclid', 'sc_cid', 'rdt_cid', 'irclickid', 'rb_clickid', 'igsh', 'igshid', 'epik', 'si',
  'spm', 'xtor', 'mkt_tok', 'wickedid', 'ck_subscriber_id', 's_cid', 'cmpid', 'cvid', 'trk', 'ref', 'ref_src',
  'ref_url', 'guccounter', 'hsctatracking', '_hsenc', '_hsmi', '__hstc', '__hssc', '__hsfp', '_ga', '_gl', '_ke',
  '_kx', '_openstat', '__s',
]);

/** Is this key, in small letters, one of those? */
export const isTracking = (key: string): boolean => SINGLE.has(key) || FAMILIES.test(key);
