/** The rights of people whose data a shop stores: export, erasure and its receipt; and what is stored, why, for how long and for whom. */
@NullMarked
package org.chaland.privacy;

import org.jspecify.annotations.NullMarked;
