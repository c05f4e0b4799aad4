package heed;

import heed.workforce.WorkforceFixture;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR with the Arquillian tests inside, on an embedded PostgreSQL, deployed once for all of them. */
@ArquillianSuiteDeployment
public class Deployments {
    private static EmbeddedPostgres postgres;

    @Deployment
    public static WebArchive war() throws IOException, URISyntaxException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        File folder = new File("target/it-data-arquillian").getAbsoluteFile();
        String settings = String.join("\n",
                new String(Deployments.class.getResourceAsStream("/META-INF/microprofile-config.properties").readAllBytes()),
                "heed.db.url=" + postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "heed.db.user=postgres",
                "heed.db.password=postgres",
                "heed.demo=false",
                "heed.mail.host=127.0.0.1",
                "heed.mail.port=" + freePort(),
                "heed.mail.starttls=false",
                "heed.mail.quiet=none",
                "heed.data.dir=" + folder,
                "");
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war", "target/heed.war")))
                .addPackages(true, Filters.include(".*IT(\\$.*)?\\.class$"), "heed")
                .addClasses(Browser.class, House.class, WorkforceFixture.class, RunnerFilter.class)
                .addAsLibraries(jarOf(org.assertj.core.api.Assertions.class), jarOf(org.awaitility.Awaitility.class),
                        jarOf(net.bytebuddy.ByteBuddy.class), jarOf(org.hamcrest.Matcher.class),
                        jarOf(com.icegreen.greenmail.util.GreenMail.class))
                .setWebXML(new StringAsset(withRunner(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml")))))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    /** The tests' own servlet has no cookie to show at the door: its address, and no other, goes by before all filters. */
    private static String withRunner(String webXml) {
        return webXml.replaceFirst("<filter>", "<filter><filter-name>runner</filter-name><filter-class>" + RunnerFilter.class.getName()
                + "</filter-class></filter><filter-mapping><filter-name>runner</filter-name><url-pattern>" + RunnerFilter.PATH
                + "</url-pattern></filter-mapping><filter>");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static File jarOf(Class<?> c) throws URISyntaxException {
        return new File(c.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
