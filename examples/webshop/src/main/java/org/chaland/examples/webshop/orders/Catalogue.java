package org.chaland.examples.webshop.orders;

import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The three trainings. Their words are texts of the pages, by code. */
@Component
public class Catalogue {

    private static final String BETWEEN = ",";
    private static final Pattern LINE = Pattern.compile("([a-z]+)(?:\\*(\\d{1,3}))?");

    private final List<Offer> offers = List.of(
            new Offer("bread", 12_000, 90), new Offer("beekeeping", 24_000, 180), new Offer("joinery", 36_000, 365));

    /** All of them. */
    public List<Offer> offers() {
        return offers;
    }

    /**
     * The offers of a list of codes, such as {@code bread*3,joinery}, with their seats, in the order of the catalogue. A code that is named
     * twice counts as it is named first; what is not sold here is left out.
     */
    public List<Offer> read(String codes) {
        var wanted = new HashMap<String, Integer>();
        for (var line : codes.split(BETWEEN)) {
            var read = LINE.matcher(line);
            if (read.matches()) {
                wanted.putIfAbsent(read.group(1), read.group(2) == null ? 1 : Integer.parseInt(read.group(2)));
            }
        }
        return offers.stream()
                .filter(offer -> wanted.containsKey(offer.code()))
                .map(offer -> offer.withSeats(wanted.get(offer.code())))
                .toList();
    }

    /** The codes of those offers, as {@link #read} takes them. */
    public static String write(List<Offer> offers) {
        return offers.stream()
                .map(offer -> offer.seats() == 1 ? offer.code() : offer.code() + "*" + offer.seats())
                .collect(Collectors.joining(BETWEEN));
    }
}
