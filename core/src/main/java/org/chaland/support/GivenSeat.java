package org.chaland.support;

import java.net.URI;
import java.util.Optional;

/**
 * A seat as its participant sees it who follows the link of their mail. Its text form shows no personal data.
 *
 * @param course the code of its training
 * @param courseName what people call the course
 * @param buyer the name of who has bought it; an empty text if it is not known any more
 * @param message what the buyer has written
 * @param given whether the participant has it; not if it was taken back or declined
 * @param address where the course is; empty if the shop's learning provider opens no courses
 */
public record GivenSeat(
        String course,
        String courseName,
        String buyer,
        Optional<String> message,
        boolean given,
        Optional<URI> address) {

    @Override
    public String toString() {
        return "GivenSeat[course=" + course + ", given=" + given + "]";
    }
}
