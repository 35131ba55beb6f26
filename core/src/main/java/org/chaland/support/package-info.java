/** The support area of a customer with an account. */
@NullMarked
package org.chaland.support;

import org.jspecify.annotations.NullMarked;
