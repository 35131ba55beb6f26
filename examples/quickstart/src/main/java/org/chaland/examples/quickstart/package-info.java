/** The whole journey in plain Java, in memory. */
@NullMarked
package org.chaland.examples.quickstart;

import org.jspecify.annotations.NullMarked;
