package org.chaland.examples.webshop.staff.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.backoffice.CustomerImport.Header;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.examples.webshop.staff.files.Uploads.Upload;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * The columns of a file, for a person to say what each of them is; what is public here, the template calls. Its text form leaves out what
 * the file holds.
 *
 * @param encodings those to choose among; empty if the file shows its own
 * @param missing fields that the shop requires and no column is recognised for
 * @param importsKnown whether rows with a known address are imported all the same
 */
public record ColumnsPage(
        String id,
        int rows,
        List<String> encodings,
        String encoding,
        List<Column> columns,
        List<Choice> choices,
        List<String> missing,
        boolean importsKnown) {

    private static final int EXAMPLES = 2;
    private static final int LONGEST = 40;
    private static final Pattern SECRET = Pattern.compile("pass|pwd|hash|token|secret", Pattern.CASE_INSENSITIVE);

    static ColumnsPage of(Upload upload, Header header, Locale locale) {
        var file = upload.file();
        var names = file.columns().header();
        var columns = new ArrayList<Column>();
        for (var at = 0; at < names.size(); at++) {
            columns.add(column(at, upload, header));
        }
        var encoding = upload.reading().encoding();
        return new ColumnsPage(
                upload.id(),
                file.rows().size(),
                encoding.isCertain()
                        ? List.of()
                        : CsvText.ENCODINGS.stream().map(Object::toString).toList(),
                encoding.charset().toString(),
                columns,
                Arrays.stream(Field.values())
                        .map(field ->
                                new Choice(field.path(), Messages.standard().label(field, locale)))
                        .toList(),
                header.missing().stream()
                        .filter(field -> columns.stream()
                                .noneMatch(column -> column.field().equals(field.path())))
                        .sorted()
                        .map(field -> Messages.standard().label(field, locale))
                        .toList(),
                upload.known() == KnownAddresses.IMPORT);
    }

    private static Column column(int at, Upload upload, Header header) {
        var name = upload.file().columns().header().get(at);
        var examples = SECRET.matcher(name).find()
                ? ""
                : upload.file().rows().stream()
                        .filter(row -> row.cells().size() > at)
                        .map(row -> row.cells().get(at))
                        .filter(cell -> !cell.isBlank())
                        .limit(EXAMPLES)
                        .map(ColumnsPage::shown)
                        .collect(Collectors.joining(" · "));
        return new Column(at, shown(name), examples, field(name, upload, header));
    }

    private static String field(String name, Upload upload, Header header) {
        var suggested =
                Optional.ofNullable(header.likely().get(name)).map(Field::path).orElse("");
        return upload.choices().getOrDefault(name, suggested);
    }

    /** Cut, and without signs that no page can show. */
    static String shown(String text) {
        var visible = text.codePoints()
                .map(sign -> Character.isISOControl(sign) ? '\uFFFD' : sign)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return visible.isEmpty() ? "–" : visible.toString();
    }

    @Override
    public String toString() {
        return "ColumnsPage[" + id + "]";
    }

    /**
     * One column.
     *
     * @param at counted from 0
     * @param field the path of the field that is chosen; empty if it is left out
     */
    public record Column(int at, String name, String examples, String field) {

        @Override
        public String toString() {
            return "Column[" + at + "]";
        }
    }

    /** A field that a column can be. */
    public record Choice(String path, String label) {}
}
