package org.chaland.examples.webshop.staff.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.chaland.backoffice.SpreadsheetCell;
import org.chaland.backoffice.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Progress and report of an import, for whoever uploaded it. To all others it is as if it had never been. */
@Controller
class ReportController {

    private static final String SECONDS_TO_NEXT_LOOK = "2";

    private final ImportJobs jobs;

    ReportController(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Comes again by itself while the import goes on, by a header: who is disturbed by that can switch it off.
     *
     * @param still there to switch it off
     * @param from the first line of the report to be shown, counted from 0
     */
    @GetMapping("/staff/import/{id}")
    ModelAndView show(
            @PathVariable String id,
            @RequestParam Optional<String> still,
            @RequestParam(defaultValue = "true") boolean problems,
            @RequestParam(defaultValue = "0") int from,
            Staff staff,
            HttpServletResponse response) {
        var job = jobs.find(id, staff);
        if (job.isEmpty()) {
            return new ModelAndView("staff/import-gone", HttpStatus.NOT_FOUND);
        }
        var page = ReportPage.of(job.get(), problems, from);
        if (!page.ended() && still.isEmpty()) {
            response.setHeader("Refresh", SECONDS_TO_NEXT_LOOK);
        }
        return new ModelAndView("staff/import-report").addObject("page", page).addObject("still", still.isPresent());
    }

    /** The rows to be mended, as they came, safe to open in a spreadsheet. */
    @GetMapping("/staff/import/{id}/rejected.csv")
    void rejected(@PathVariable String id, Staff staff, HttpServletResponse response) throws IOException {
        var job = jobs.find(id, staff).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var printer = CsvOutput.open(response, "rejected.csv", job.columns().separator());
        printer.printRecord(job.columns().header());
        for (var line : job.report()) {
            if (line.kind().isWrong()) {
                printer.printRecord(line.cells().stream()
                        .map(cell -> SpreadsheetCell.guard(SpreadsheetCell.plain(cell)))
                        .toList());
            }
        }
        printer.flush();
    }
}
