/** The advice desk: another module, whose block in the support area says when and how somebody can be asked. */
@NullMarked
package org.chaland.examples.webshop.advice;

import org.jspecify.annotations.NullMarked;
