// Words in English that are never right, with the words that were meant.

import BiaoSyntax

/// Words that are hardly ever typed on purpose: no names of places, no words of other spellings (organise, organize), and
/// none that are words of another meaning (loose, principle, form).
enum EnglishMisspellings {
  struct Slip {
    var range: ByteRange
    var right: String
  }

  /// The slips of a text. A word with a digit, an underscore, @ or a dot inside is no word of the language, nor is one in
  /// capitals throughout. Linear in the text.
  static func find(_ bytes: [UInt8], _ text: ByteRange) -> [Slip] {
    var found: [Slip] = []
    var i = max(text.lowerBound, 0)
    let end = min(text.upperBound, bytes.count)
    while i < end {
      guard EnglishWords.isLetter(bytes[i]) else {
        i += 1
        continue
      }
      let start = i
      while i < end, EnglishWords.isLetter(bytes[i]) { i += 1 }
      // Few words are listed: what else has to hold is asked of those alone.
      guard i - start >= 3, i - start <= 20, let right = words[bytes, start..<i], isFree(bytes, start, i, end),
        !bytes[(start + 1)..<i].contains(where: EnglishWords.isCapital)
      else { continue }
      let text = String(right)
      let isCapital = EnglishWords.isCapital(bytes[start])
      found.append(Slip(range: start..<i, right: isCapital ? text.prefix(1).uppercased() + text.dropFirst() : text))
    }
    return found
  }

  private static func isFree(_ bytes: [UInt8], _ start: Int, _ end: Int, _ limit: Int) -> Bool {
    func joins(_ byte: UInt8) -> Bool {
      byte &- 0x30 < 10 || byte == 0x5F || byte == 0x40 || byte == 0x2F || byte >= 0x80 || byte == 0x22 || byte == 0x27
    }
    if start > 0, joins(bytes[start - 1]) || bytes[start - 1] == 0x2E { return false }
    guard end < limit else { return true }
    // www.example.org, but not the stop of a sentence
    return !joins(bytes[end]) && !(bytes[end] == 0x2E && end + 1 < limit && bytes[end + 1] != 0x20)
  }

  private static let words = {
    let words = EnglishWords.split(list)
    return EnglishTable(
      stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], Substring(words[$0 + 1])) })
  }()

  /// The wrong word and the right one, a pair a line.
  private static let list: StaticString = """
    accomodate accommodate
    accomodation accommodation
    acheive achieve
    acheived achieved
    acheivement achievement
    acheivements achievements
    accross across
    acess access
    acessible accessible
    accesible accessible
    adress address
    adresses addresses
    adequatly adequately
    agricultral agricultural
    agricutural agricultural
    agreeement agreement
    allready already
    amoung among
    anual annual
    anually annually
    annualy annually
    apparant apparent
    appropiate appropriate
    appropriatly appropriately
    aproval approval
    approvel approval
    aproved approved
    assesment assessment
    assesments assessments
    assessement assessment
    assesed assessed
    attendence attendance
    availabe available
    availible available
    availabilty availability
    avarage average
    awarness awareness
    bankrupcy bankruptcy
    basicly basically
    becuase because
    begining beginning
    beleive believe
    benefical beneficial
    beneficaries beneficiaries
    beneficiares beneficiaries
    benificiaries beneficiaries
    benificiary beneficiary
    benfit benefit
    benfits benefits
    bugdet budget
    budegt budget
    buisness business
    buisnesses businesses
    busness business
    calender calendar
    catagory category
    catagories categories
    certficate certificate
    certficates certificates
    certifcate certificate
    certifcates certificates
    challanges challenges
    childern children
    collegue colleague
    comission commission
    commision commission
    commited committed
    commitee committee
    comittee committee
    committe committee
    comunity community
    communites communities
    comunities communities
    compeleted completed
    completly completely
    complience compliance
    concious conscious
    conferance conference
    consultaion consultation
    contruction construction
    construcion construction
    consistant consistent
    continous continuous
    continously continuously
    coverge coverage
    curiculum curriculum
    definately definitely
    definate definite
    delivary delivery
    developement development
    developped developed
    devlopment development
    developmnet development
    diffrent different
    diseaes diseases
    distrcit district
    distict district
    disticts districts
    distribtion distribution
    educaton education
    efficency efficiency
    efficiancy efficiency
    effeciency efficiency
    efficent efficient
    eletricity electricity
    eligble eligible
    embarass embarrass
    emision emission
    emisions emissions
    employement employment
    emplyees employees
    enrolement enrolment
    enroled enrolled
    enviroment environment
    enviromental environmental
    enviornment environment
    equiped equipped
    equipement equipment
    establishd established
    evalution evaluation
    evaulation evaluation
    excercise exercise
    excercises exercises
    exellent excellent
    existance existence
    expenditue expenditure
    expendature expenditure
    experiance experience
    facilites facilities
    facilties facilities
    famers farmers
    farmars farmers
    feburary February
    febuary February
    finacial financial
    financal financial
    fiscial fiscal
    foriegn foreign
    fourty forty
    freqency frequency
    fullfil fulfil
    fullfilled fulfilled
    goverment government
    govermental governmental
    govenment government
    governement government
    gaurantee guarantee
    garantee guarantee
    harrassment harassment
    heigth height
    helth health
    hospitl hospital
    hosptial hospital
    housholds households
    houshold household
    househols households
    hygeine hygiene
    hygene hygiene
    identifed identified
    imediate immediate
    imediately immediately
    immediatly immediately
    implemantation implementation
    implementaion implementation
    implmentation implementation
    implementd implemented
    importent important
    improvment improvement
    improvments improvements
    incidentaly incidentally
    inclded included
    incresed increased
    increse increase
    indepedent independent
    independant independent
    indicater indicator
    indictor indicator
    indictors indicators
    infomation information
    informaton information
    infrastucture infrastructure
    infrastruture infrastructure
    inital initial
    innoculation inoculation
    inspecton inspection
    installion installation
    instaled installed
    instalation installation
    knowlege knowledge
    knowledgable knowledgeable
    laboratry laboratory
    labratory laboratory
    liason liaison
    libarian librarian
    libarians librarians
    libary library
    liscence licence
    maintainance maintenance
    maintenace maintenance
    maintanance maintenance
    managment management
    mangement management
    manufacter manufacture
    measurment measurement
    measurments measurements
    medcine medicine
    meterial material
    millenium millennium
    milion million
    minstry ministry
    minumum minimum
    miminum minimum
    monitering monitoring
    monitroing monitoring
    montly monthly
    mortaility mortality
    municpal municipal
    muncipal municipal
    municiple municipal
    neccesary necessary
    neccessary necessary
    necesary necessary
    noticable noticeable
    nubmer number
    occassion occasion
    occured occurred
    occurence occurrence
    occurance occurrence
    offical official
    oficial official
    oppurtunity opportunity
    oportunity opportunity
    organiztion organization
    organisaton organisation
    outcomme outcome
    parliment parliament
    particpants participants
    particpation participation
    partcipants participants
    participents participants
    partnerhip partnership
    passanger passenger
    passangers passengers
    percantage percentage
    percentege percentage
    perfomance performance
    performace performance
    permenant permanent
    personel personnel
    pharmcy pharmacy
    posession possession
    potencial potential
    practioner practitioner
    practioners practitioners
    preperation preparation
    prevalance prevalence
    previuos previous
    priviledge privilege
    proccess process
    proceedure procedure
    procurment procurement
    profesional professional
    proffesional professional
    progam program
    prodution production
    proporton proportion
    puplic public
    pupills pupils
    purchace purchase
    quaterly quarterly
    quartely quarterly
    quailty quality
    qualty quality
    quanity quantity
    quantitiy quantity
    questionaire questionnaire
    questionaires questionnaires
    questionnarie questionnaire
    recieve receive
    recieved received
    recieving receiving
    reccomend recommend
    recomend recommend
    recomendation recommendation
    recomendations recommendations
    recommandations recommendations
    reciept receipt
    reciepts receipts
    refered referred
    referal referral
    regestered registered
    registerd registered
    registraton registration
    rehabilition rehabilitation
    rehabiliation rehabilitation
    relevent relevant
    reliablity reliability
    renewble renewable
    reponse response
    responce response
    responsability responsibility
    responsibilty responsibility
    resouces resources
    resourses resources
    restaraunt restaurant
    sanitaion sanitation
    satifaction satisfaction
    satisfation satisfaction
    satisifed satisfied
    satified satisfied
    satisfactoin satisfaction
    schedual schedule
    scheduel schedule
    secratary secretary
    secondry secondary
    seperate separate
    seperated separated
    seperately separately
    servce service
    sevice service
    sevices services
    signficant significant
    significantely significantly
    similiar similar
    sincerly sincerely
    skillfull skilful
    stakholders stakeholders
    stakeholers stakeholders
    stastics statistics
    statisic statistic
    strenghten strengthen
    strenghtened strengthened
    strengthning strengthening
    strenghtening strengthening
    studens students
    succesful successful
    successfull successful
    succesfully successfully
    sucessful successful
    sufficent sufficient
    sumary summary
    suprise surprise
    surveilance surveillance
    survaillance surveillance
    sustainble sustainable
    sustanable sustainable
    sustainabilty sustainability
    tarrif tariff
    teachears teachers
    techical technical
    technicial technical
    techncial technical
    temperture temperature
    temporarly temporarily
    tommorow tomorrow
    transfered transferred
    transpotation transportation
    treament treatment
    trainning training
    traning training
    trainig training
    traineed trained
    transparancy transparency
    truely truly
    unemployement unemployment
    untill until
    usefull useful
    vacinated vaccinated
    vaccinaton vaccination
    vacination vaccination
    vechicle vehicle
    vehical vehicle
    vehicals vehicles
    verfication verification
    verificaton verification
    vilage village
    vilages villages
    villiage village
    vulnerabilty vulnerability
    vunerable vulnerable
    volontary voluntary
    wensday Wednesday
    wierd weird
    writting writing
    visted visited
    recieves receives
    beneficiery beneficiary
    goverments governments
    acces access
    poeple people
    peopel people
    teh the
    taht that
    thier their
    wich which
    whcih which
    becasue because
    befor before
    bulding building
    buidling building
    builing building
    scool school
    shcool school
    techer teacher
    techers teachers
    studnets students
    trianing training
    yeild yield
    yeilds yields
    """
}
