package org.chaland.examples.webshop.shop;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.model.Field;
import org.chaland.privacy.DataEntry.LegalBasis;
import org.chaland.privacy.Receipt;
import org.chaland.text.Messages;

/**
 * A receipt as the templates show it, which call what is public here.
 *
 * @param erasedAt the day
 * @param contact what forms call the contact details that were erased
 * @param billing the same of those on the invoice
 * @param others what else was erased, as {@link org.chaland.privacy.DataEntry} names it
 * @param kept what is not
 * @param accounts what becomes of them
 * @param complete whether nothing is left to be done
 */
public record ReceiptPage(
        String erasedAt,
        List<String> contact,
        List<String> billing,
        List<String> others,
        List<KeptLine> kept,
        List<Receipt.AccountErasing> accounts,
        boolean complete) {

    /** Of what was erased just now, or long ago. */
    public static ReceiptPage of(Receipt receipt, Locale locale) {
        var writing = new MyDataPage.Writing(locale);
        return new ReceiptPage(
                writing.day(receipt.erasedAt()),
                labels(receipt.erased(), Field.CONTACT.stream(), locale),
                labels(receipt.erased(), Field.BILLING.stream(), locale),
                receipt.erased().stream()
                        .filter(Predicate.not(writing::isOfTheForm))
                        .sorted()
                        .toList(),
                KeptLine.of(receipt.kept(), locale),
                receipt.accounts(),
                receipt.isComplete());
    }

    private static List<String> labels(Set<String> erased, Stream<Field> fields, Locale locale) {
        return fields.filter(field -> erased.contains(field.path()))
                .map(field -> Messages.standard().label(field, locale))
                .toList();
    }

    /**
     * Something that is kept.
     *
     * @param name of what, as {@link org.chaland.privacy.DataEntry} names it
     * @param until the day on which it is deleted
     */
    public record KeptLine(String name, LegalBasis ground, int count, String until) {

        static List<KeptLine> of(List<Receipt.Kept> kept, Locale locale) {
            var writing = new MyDataPage.Writing(locale);
            return kept.stream()
                    .map(line -> new KeptLine(line.name(), line.ground(), line.count(), writing.day(line.until())))
                    .toList();
        }
    }
}
