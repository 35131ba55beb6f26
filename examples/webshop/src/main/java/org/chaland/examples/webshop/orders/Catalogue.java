package org.chaland.examples.webshop.orders;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The three trainings. Their words are texts of the pages, by code. */
@Component
public class Catalogue {

    private static final String BETWEEN = ",";

    private final List<Offer> offers = List.of(
            new Offer("bread", 12_000, 90), new Offer("beekeeping", 24_000, 180), new Offer("joinery", 36_000, 365));

    /** All of them. */
    public List<Offer> offers() {
        return offers;
    }

    /** The offers of a list of codes, each once, in the order of the catalogue; others are left out. */
    public List<Offer> read(String codes) {
        var wanted = Arrays.asList(codes.split(BETWEEN));
        return offers.stream().filter(offer -> wanted.contains(offer.code())).toList();
    }

    /** The codes of those offers, as {@link #read} takes them. */
    public static String write(List<Offer> offers) {
        return String.join(BETWEEN, offers.stream().map(Offer::code).toList());
    }
}
