/** Parts that the rooms share; not part of the API. */
@NullMarked
package org.chaland.internal;

import org.jspecify.annotations.NullMarked;
