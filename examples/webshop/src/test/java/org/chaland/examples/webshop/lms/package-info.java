/** The demo LMS keeps the rules of identity providers, as the shop runs it. */
@NullMarked
package org.chaland.examples.webshop.lms;

import org.jspecify.annotations.NullMarked;
