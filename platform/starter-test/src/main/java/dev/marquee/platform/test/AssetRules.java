package dev.marquee.platform.test;

import com.google.javascript.jscomp.BlackHoleErrorManager;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.InputSource;
import org.htmlunit.cssparser.parser.javacc.CSS3Parser;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Style sheets and scripts are read to their ends. A browser says nothing about a brace that is
 * missing: it applies what follows somewhere else, or not at all.
 */
final class AssetRules {

    private static final Pattern MODULE = Pattern.compile("(?m)^(import|export) ");

    private AssetRules() {}

    /**
     * What is wrong with the style sheets and scripts of this module, one line each. Those of
     * libraries are left out, and so are those of other modules, which check their own. ECMAScript
     * modules use what the compiler here does not know yet; Node reads them (see verify).
     */
    static List<String> violations() throws IOException {
        return violations("classpath*:static/");
    }

    static List<String> violations(String folder) throws IOException {
        var found = new ArrayList<String>();
        for (var sheet : own(folder + "**/*.css")) found.addAll(faultsOfSheet(sheet));
        for (var script : own(folder + "**/*.js"))
            if (!isModule(script)) found.addAll(faultsOfScript(script));
        return found;
    }

    private static List<Resource> own(String pattern) throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources(pattern))
                .filter(Resource::isFile)
                .filter(file -> !String.valueOf(file.getFilename()).contains(".min."))
                .toList();
    }

    private static boolean isModule(Resource script) throws IOException {
        return MODULE.matcher(script.getContentAsString(StandardCharsets.UTF_8)).find();
    }

    private static List<String> faultsOfSheet(Resource sheet) throws IOException {
        var faults = new ArrayList<String>();
        var parser = new CSSOMParser(new CSS3Parser());
        parser.setErrorHandler(new Faults(String.valueOf(sheet.getFilename()), faults));
        // The parser, like a browser, closes what is open at the end: this rule is inside then.
        var text = sheet.getContentAsString(StandardCharsets.UTF_8) + "\n.the-end{color:red}";
        var rules =
                parser.parseStyleSheet(new InputSource(new StringReader(text)), null)
                        .getCssRules()
                        .getRules();
        if (rules.isEmpty() || !rules.getLast().getCssText().startsWith("*.the-end"))
            faults.add(sheet.getFilename() + " ends inside a rule");
        return faults;
    }

    private record Faults(String file, List<String> found) implements CSSErrorHandler {

        @Override
        public void warning(CSSParseException fault) {
            // Says what is ignored because of an error that was told before.
        }

        @Override
        public void error(CSSParseException fault) {
            found.add("%s:%d %s".formatted(file, fault.getLineNumber(), fault.getMessage()));
        }

        @Override
        public void fatalError(CSSParseException fault) {
            error(fault);
        }
    }

    private static List<String> faultsOfScript(Resource script) throws IOException {
        var options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_NEXT);
        options.setLanguageOut(CompilerOptions.LanguageMode.NO_TRANSPILE);
        options.setChecksOnly(true);
        var compiler = new Compiler(new BlackHoleErrorManager());
        compiler.compile(
                List.of(),
                List.of(
                        SourceFile.fromCode(
                                String.valueOf(script.getFilename()),
                                script.getContentAsString(StandardCharsets.UTF_8))),
                options);
        return compiler.getErrors().stream()
                .map(fault ->
                        "%s:%d %s"
                                .formatted(
                                        script.getFilename(),
                                        fault.getLineno(),
                                        fault.getDescription()))
                .toList();
    }
}
