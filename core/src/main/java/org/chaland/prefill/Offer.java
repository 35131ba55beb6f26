package org.chaland.prefill;

/**
 * Another value to offer beside a field. Its text form leaves the value out (I10).
 *
 * @param value what to offer
 * @param source the name of the rule it comes from, such as {@code typed} or {@code record}
 */
public record Offer(String value, String source) {

    @Override
    public String toString() {
        return "Offer[source=" + source + "]";
    }
}
