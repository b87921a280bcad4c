import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** Validates an XML file against a schema: `java Validate.java SCHEMA FILE`. The error is on standard error, the status 1. */
class Validate {
    public static void main(String[] names) throws Exception {
        var schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        try {
            schemas.newSchema(new File(names[0])).newValidator().validate(new StreamSource(new File(names[1])));
        } catch (org.xml.sax.SAXException problem) {
            System.err.println(problem);
            System.exit(1);
        }
    }
}
