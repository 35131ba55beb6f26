/** Claims of guest records by the owner of their mailbox, with a code that is mailed there. */
@NullMarked
package org.chaland.claim;

import org.jspecify.annotations.NullMarked;
