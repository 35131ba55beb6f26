/** The support area of a customer with an account: purchases, products, seats, documents and blocks of the host's modules. */
@NullMarked
package org.chaland.support;

import org.jspecify.annotations.NullMarked;
