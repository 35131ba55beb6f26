/** The JVM is killed at named moments, between a database in a file and a provider behind HTTP that both survive it. */
@NullMarked
package org.chaland.jpa.crash;

import org.jspecify.annotations.NullMarked;
