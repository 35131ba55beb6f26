/** Guest records that the owner of their mailbox claims, by a code that is mailed there. */
@NullMarked
package org.chaland.claim;

import org.jspecify.annotations.NullMarked;
