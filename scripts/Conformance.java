import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF whether files are both PDF/A-3a and PDF/UA-1; of PDF 2.0, PDF/A-4f, PDF/UA-2 and
 * WTPDF for accessibility and for reuse.
 *
 * <p>Usage: {@code java -cp veraPDF.jar Conformance.java FILE.pdf ...}. One line a file and a
 * promise; for a broken one, each rule that fails with how often and where first. Ends with 0 if
 * all promises are kept, 1 if one is broken, 2 if a file cannot be read.
 */
public final class Conformance {
  private static final List<PDFAFlavour> PROMISES =
      List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

  private static final List<PDFAFlavour> PROMISES_OF_2 =
      List.of(
          PDFAFlavour.PDFA_4_F,
          PDFAFlavour.PDFUA_2,
          PDFAFlavour.WTPDF_1_0_ACCESSIBILITY,
          PDFAFlavour.WTPDF_1_0_REUSE);

  /** Failures that veraPDF remembers of one rule; it counts the others. */
  private static final int REMEMBERED = 1;

  public static void main(String[] files) {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    int worst = files.length == 0 ? 2 : 0;
    for (String file : files) {
      for (PDFAFlavour promise : promises(new File(file))) {
        worst = Math.max(worst, judge(new File(file), promise));
      }
    }
    System.exit(worst);
  }

  /** What a file promises, by the version of PDF in its first line. */
  private static List<PDFAFlavour> promises(File file) {
    try (RandomAccessFile opened = new RandomAccessFile(file, "r")) {
      return "%PDF-2.0".equals(opened.readLine()) ? PROMISES_OF_2 : PROMISES;
    } catch (IOException problem) {
      return PROMISES;
    }
  }

  private static int judge(File file, PDFAFlavour promise) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, promise);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(promise, REMEMBERED, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "pass" : "FAIL";
      System.out.printf(
          "%s  %-4s %s (%,d checks)%n",
          verdict, promise.getId(), file.getName(), result.getTotalAssertions());
      failures(result).values().forEach(System.out::println);
      return result.isCompliant() ? 0 : 1;
    } catch (Exception | StackOverflowError problem) {
      System.out.printf("FAIL  %-4s %s cannot be read: %s%n", promise.getId(), file, problem);
      return 2;
    }
  }

  /** The failing rules in the order of their clauses, each with its first failure. */
  private static Map<String, String> failures(ValidationResult result) {
    Map<String, String> lines = new TreeMap<>();
    result
        .getFailedChecks()
        .forEach(
            (rule, times) -> {
              List<String> line = new ArrayList<>();
              String name = rule.getClause() + " test " + rule.getTestNumber();
              line.add(String.format("      %s %s, %d times", rule.getSpecification().getId(), name, times));
              for (TestAssertion failed : result.getTestAssertions()) {
                if (failed.getRuleId().equals(rule)) {
                  line.add("        " + failed.getErrorMessage());
                  line.add("        at " + failed.getLocation().getContext());
                  break;
                }
              }
              lines.put(name, String.join(System.lineSeparator(), line));
            });
    return lines;
  }
}
