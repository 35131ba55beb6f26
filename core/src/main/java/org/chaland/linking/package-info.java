/** Attaches a customer to an account at the learning provider, and opens what the account gives access to. */
@NullMarked
package org.chaland.linking;

import org.jspecify.annotations.NullMarked;
