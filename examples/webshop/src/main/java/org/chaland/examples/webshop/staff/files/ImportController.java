package org.chaland.examples.webshop.staff.files;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.backoffice.CustomerImport.KnownAddresses;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.staff.files.CsvReading.Readable;
import org.chaland.examples.webshop.staff.files.CsvReading.Reason;
import org.chaland.examples.webshop.staff.files.CsvReading.Unreadable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes a file: what is wrong with it as a whole is told at once, and only a file in order begins to be imported. */
@Controller
class ImportController {

    private final Chaland chaland;
    private final ImportJobs jobs;

    ImportController(Chaland chaland, ImportJobs jobs) {
        this.chaland = chaland;
        this.jobs = jobs;
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
        var choice = known.equals("import") ? KnownAddresses.IMPORT : KnownAddresses.SKIP;
        var reading = CsvText.read(bytes);
        return reading instanceof Readable readable
                ? begin(readable.file(), choice, staff, locale)
                : unreadable((Unreadable) reading, staff);
    }

    private ModelAndView begin(CsvFile file, KnownAddresses known, Staff staff, Locale locale) {
        var rows = chaland.backOffice().importing(staff, file.columns().header(), known, locale);
        if (!rows.header().isAccepted()) {
            return wrong(HeaderProblems.of(rows.header(), locale), staff);
        }
        return jobs.start(staff, file, rows::row)
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
