package heed.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Given and family names as one meets them in a British town; combined at random, so that nobody real is meant. */
final class Names {
    private static final List<String> GIVEN = List.of(("Aaron Abigail Adam Adeola Agnieszka Aisha Alan Alice Alison Amara"
            + " Amina Amy Andrew Angela Anita Anna Anthony Anwen Ayesha Barbara Ben Bethan Bilal Bronwen Callie Cara"
            + " Carl Carol Catrin Charlotte Chinwe Chloe Chris Ciara Claire Craig Daniel David Dawn Deborah Deepa"
            + " Diane Dylan Ebony Edward Efua Eilidh Elaine Eleri Elizabeth Ellen Emily Emma Ewan Farah Fatima Fiona"
            + " Fraser Gareth Gary Gemma George Grace Graham Gwen Hamish Hannah Harpreet Hassan Hayley Heather Helen"
            + " Holly Ian Ibrahim Imran Isla Jack Jacqueline James Jamie Jane Jasmine Javed Jean Jennifer Jess Joanna"
            + " Joel John Jonathan Joseph Joy Judith Julie Karen Katarzyna Kate Kathleen Kelly Kenneth Kevin Kirsty"
            + " Kofi Kwame Laura Lauren Leah Leanne Lee Lesley Lewis Liam Linda Lisa Lorna Louise Lucy Luke Lynn"
            + " Magda Manpreet Margaret Maria Marie Mark Martin Mary Matthew Megan Mei Melissa Michael Michelle Mohammed"
            + " Morag Nadia Naomi Natalie Neil Niamh Nicola Nikhil Nisha Nuala Olivia Omar Oluwaseun Owen Pamela Patricia"
            + " Paul Pauline Peter Philip Priya Rachel Rahul Rajesh Rebecca Rhian Rhys Richard Robert Robin Rosie Ruth"
            + " Ryan Sabina Sally Samantha Samuel Sandra Sanjay Sara Sean Shabana Shannon Sharon Sheila Shona Sian"
            + " Simon Sinead Sophie Stacey Stephen Steven Stuart Sunita Susan Suzanne Tanya Tara Teresa Theo Thomas"
            + " Tomasz Tracey Umar Valerie Victoria Vikram Wendy William Yasmin Yvonne Zahra Zoe").split(" "));

    private static final List<String> FAMILY = List.of(("Abbott Adams Adeyemi Ahmed Akhtar Ali Allen Anderson Andrews"
            + " Armstrong Asante Atkinson Bailey Baker Ball Banerjee Barker Barnes Begum Bell Bennett Bevan Bird"
            + " Boateng Booth Bradley Brennan Brooks Brown Burke Burns Butler Byrne Campbell Carr Carter Chambers"
            + " Chan Chapman Chaudhry Clark Clarke Cole Collins Cook Cooper Cox Craig Cunningham Davies Davis Dawson"
            + " Desai Dixon Docherty Douglas Doyle Duncan Dunn Edwards Ellis Evans Farrell Ferguson Fisher Fletcher"
            + " Forbes Ford Foster Fox Francis Fraser Gallagher Gardner George Gibson Gill Gordon Graham Grant Gray"
            + " Green Griffiths Hall Hamilton Harding Harper Harris Harrison Hart Harvey Hayes Henderson Hill Holmes"
            + " Hopkins Howell Hughes Hunt Hunter Hussain Iqbal Jackson James Jenkins Johnson Johnston Jones Joshi"
            + " Kamara Kaur Kelly Kennedy Kerr Khan King Knight Kowalska Kumar Lane Lawson Lee Lewis Lloyd Lowe"
            + " Macdonald Mackay Maclean Malik Marsh Marshall Martin Mason Matthews McCarthy McIntyre Mehta Mensah"
            + " Miah Miller Mills Mitchell Moore Morgan Morris Morrison Murphy Murray Mwangi Nash Newton Nguyen"
            + " Nolan Nowak Nwosu Obi Okafor Oliver Osborne Owen Owusu Page Palmer Parker Parry Patel Patterson"
            + " Payne Pearce Pearson Perry Phillips Pierce Poole Powell Price Pritchard Quinn Rahman Rana Rees Reid"
            + " Reynolds Richards Richardson Roberts Robertson Robinson Rogers Rose Ross Rowe Russell Ryan Sanders"
            + " Saunders Scott Shah Sharma Shaw Sheikh Simpson Singh Sinclair Smith Spencer Stevens Stewart Stone"
            + " Sullivan Sutherland Taylor Thomas Thompson Thomson Turner Uddin Walker Wallace Walsh Ward Watson Watts"
            + " Webb Wells West White Wilkinson Williams Williamson Wilson Wojcik Wood Woods Wright Wu Yeboah Young"
            + " Yusuf Zaman").split(" "));

    private Names() {}

    static String given(SplittableRandom random) {
        return GIVEN.get(random.nextInt(GIVEN.size()));
    }

    static String family(SplittableRandom random) {
        return FAMILY.get(random.nextInt(FAMILY.size()));
    }
}
