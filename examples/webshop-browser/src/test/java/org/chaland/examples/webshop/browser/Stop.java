package org.chaland.examples.webshop.browser;

/**
 * A page in one of its states.
 *
 * @param name as in the name of a screenshot
 * @param way how somebody new gets there
 */
record Stop(String name, Way way) {

    @Override
    public String toString() {
        return name;
    }

    /** What a person does to see the page. */
    @FunctionalInterface
    interface Way {

        void go(Person person);
    }
}
