package org.chaland.examples.webshop.staff.files;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerImport;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.staff.files.CsvReading.Readable;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;
import org.chaland.examples.webshop.staff.files.Uploads.Upload;
import org.chaland.model.Field;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes a file: what is wrong with it as a whole is told at once. One with our own columns begins to be imported; of another one a person
 * says first what its columns are, and may try it without saving anything.
 */
@Controller
class ImportController {

    private final Chaland chaland;
    private final ImportJobs jobs;
    private final Uploads uploads;

    ImportController(Chaland chaland, ImportJobs jobs, Uploads uploads) {
        this.chaland = chaland;
        this.jobs = jobs;
        this.uploads = uploads;
    }

    /** @param tooLarge there if a file was refused before anybody read it */
    @GetMapping("/staff/import")
    ModelAndView form(@RequestParam Optional<String> tooLarge, Staff staff) {
        return tooLarge.isPresent()
                ? unreadable(new Unreadable(Reason.TOO_LARGE, 0), staff)
                : view(HttpStatus.OK, staff);
    }

    @PostMapping("/staff/import")
    ModelAndView upload(
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String known,
            Staff staff,
            Locale locale)
            throws IOException {
        var bytes = file.isPresent() ? file.get().getBytes() : new byte[0];
        var reading = CsvText.read(bytes);
        if (reading instanceof Unreadable unreadable) {
            return unreadable(unreadable, staff);
        }
        var readable = (Readable) reading;
        var names = readable.file().columns().header();
        var rows = chaland.backOffice().importing(staff, names, choice(known), locale);
        var header = rows.header();
        if (header.isAccepted() && readable.encoding().isCertain()) {
            return begin(staff, Optional.empty(), readable.file(), rows::row);
        }
        if (!header.doubled().isEmpty() || header.likely().isEmpty()) {
            return wrong(HeaderProblems.of(header, locale), staff);
        }
        var upload = uploads.keep(staff, bytes, readable, choice(known));
        return new ModelAndView("redirect:/staff/import/columns/" + upload.id());
    }

    /** What each column is, where the file does not say it in our words. */
    @GetMapping("/staff/import/columns/{id}")
    ModelAndView columns(@PathVariable String id, Staff staff, Locale locale) {
        return uploads.find(id, staff)
                .map(upload -> columns(HttpStatus.OK, upload, staff, locale))
                .orElseGet(() -> new ModelAndView("staff/import-gone", HttpStatus.NOT_FOUND));
    }

    /**
     * What a person has said of the columns.
     *
     * @param parameters the path of a field by {@code column} and its number
     * @param deed what to do: read the file in another encoding, try it, or import it
     */
    @PostMapping("/staff/import/columns/{id}")
    ModelAndView confirmed(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "try") String deed,
            Staff staff,
            Locale locale) {
        var found = uploads.find(id, staff);
        if (found.isEmpty()) {
            return new ModelAndView("staff/import-gone", HttpStatus.NOT_FOUND);
        }
        if (deed.equals("read")) {
            CsvText.ENCODINGS.stream()
                    .filter(encoding -> encoding.toString().equals(parameters.get("encoding")))
                    .forEach(encoding -> uploads.replace(found.get().in(encoding)));
            return new ModelAndView("redirect:/staff/import/columns/" + id);
        }
        var upload = found.get().with(choice(parameters.getOrDefault("known", "")), choices(found.get(), parameters));
        uploads.replace(upload);
        var rows = chaland.backOffice().importing(staff, fields(upload), upload.known(), locale);
        if (!rows.header().isAccepted()) {
            return columns(HttpStatus.UNPROCESSABLE_CONTENT, upload, staff, locale)
                    .addObject("rejected", true)
                    .addObject("header", HeaderProblems.of(rows.header(), locale));
        }
        if (deed.equals("import")) {
            uploads.remove(upload);
            return begin(staff, Optional.empty(), upload.file(), rows::row);
        }
        return begin(staff, Optional.of(id), upload.file(), rows::tried);
    }

    private ModelAndView columns(HttpStatus status, Upload upload, Staff staff, Locale locale) {
        var names = upload.file().columns().header();
        var header = chaland.backOffice()
                .importing(staff, names, upload.known(), locale)
                .header();
        return new ModelAndView("staff/import-columns", status)
                .addObject("page", ColumnsPage.of(upload, header, locale));
    }

    private static Map<String, String> choices(Upload upload, Map<String, String> parameters) {
        var names = upload.file().columns().header();
        var choices = new LinkedHashMap<String, String>();
        for (var at = 0; at < names.size(); at++) {
            choices.put(names.get(at), parameters.getOrDefault("column" + at, ""));
        }
        return choices;
    }

    private static Map<String, Optional<Field>> fields(Upload upload) {
        var fields = new LinkedHashMap<String, Optional<Field>>();
        upload.choices().forEach((name, path) -> fields.put(name, Field.ofPath(path)));
        return fields;
    }

    private static KnownAddresses choice(String known) {
        return known.equals("import") ? KnownAddresses.IMPORT : KnownAddresses.SKIP;
    }

    private ModelAndView begin(
            Staff staff,
            Optional<String> trialOf,
            CsvFile file,
            Function<Map<String, String>, CustomerImport.Row> rows) {
        return jobs.start(staff, trialOf, file, rows)
                .map(job -> new ModelAndView("redirect:/staff/import/" + job.id()))
                .orElseGet(() -> view(HttpStatus.SERVICE_UNAVAILABLE, staff)
                        .addObject("rejected", true)
                        .addObject("busy", true));
    }

    private ModelAndView unreadable(Unreadable why, Staff staff) {
        var status = why.reason() == Reason.TOO_LARGE ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
        return view(status, staff).addObject("rejected", true).addObject("unreadable", why);
    }

    private ModelAndView wrong(HeaderProblems problems, Staff staff) {
        return view(HttpStatus.UNPROCESSABLE_CONTENT, staff)
                .addObject("rejected", true)
                .addObject("header", problems);
    }

    private ModelAndView view(HttpStatus status, Staff staff) {
        return new ModelAndView("staff/import", status)
                .addObject(
                        "jobs",
                        jobs.of(staff).stream()
                                .map(job -> ReportPage.of(job, true, 0))
                                .toList());
    }
}
