/** Ports that a host or an adapter implements, and capabilities that an identity provider may have. */
@NullMarked
package org.chaland.spi;

import org.jspecify.annotations.NullMarked;
