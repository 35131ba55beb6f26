/** The core's simulation, with a Moodle as the provider: in the package of the simulation, whose parts are its own. */
@org.jspecify.annotations.NullMarked
package org.chaland.simulation;
