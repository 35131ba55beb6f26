package org.chaland.architecture.two;

import org.chaland.architecture.one.One;

/** Half of a cycle of packages, for a rule to find. */
public interface Two {

    /** The other half. */
    One one();
}
